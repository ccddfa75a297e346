<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AcceptedImport</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n column(s).</source>
        <translation>
            <numerusform>It has %Ln column.</numerusform>
            <numerusform>It has %Ln columns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CleanUp</name>
    <message numerus="yes">
        <source>%n value(s) replaced</source>
        <translation>
            <numerusform>%Ln value replaced</numerusform>
            <numerusform>%Ln values replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnProposal</name>
    <message numerus="yes">
        <source>%1, %n row(s) repeat a value</source>
        <translation>
            <numerusform>%1, %Ln row repeats a value</numerusform>
            <numerusform>%1, %Ln rows repeat a value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%Ln value</numerusform>
            <numerusform>%Ln values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeletionJob</name>
    <message numerus="yes">
        <source>%n record(s) deleted</source>
        <translation>
            <numerusform>%Ln record deleted</numerusform>
            <numerusform>%Ln records deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DialingChecks</name>
    <message numerus="yes">
        <source>%n list(s) are bound</source>
        <translation>
            <numerusform>%Ln list is bound</numerusform>
            <numerusform>%Ln lists are bound</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” has %n open record(s)</source>
        <translation>
            <numerusform>“%1” has %Ln open record</numerusform>
            <numerusform>“%1” has %Ln open records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” has %n record(s)</source>
        <translation>
            <numerusform>“%1” has %Ln record</numerusform>
            <numerusform>“%1” has %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DncSheets</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First all keys are deleted, then %n key(s) are added in batches. When the tenant cannot be reached in between, the list stays short until adding goes on.</source>
        <translation>
            <numerusform>First all keys are deleted, then %Ln key is added. When the tenant cannot be reached in between, the list stays short until adding goes on.</numerusform>
            <numerusform>First all keys are deleted, then %Ln keys are added in batches. When the tenant cannot be reached in between, the list stays short until adding goes on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete all and add %n key(s)</source>
        <translation>
            <numerusform>Delete all and add %Ln key</numerusform>
            <numerusform>Delete all and add %Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultWords</name>
    <message numerus="yes">
        <source>%n digit(s), needs 10</source>
        <translation>
            <numerusform>%Ln digit, needs 10</numerusform>
            <numerusform>%Ln digits, needs 10</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSource</name>
    <message numerus="yes">
        <source>There are %n files in this archive. Choose the one to import: %1.</source>
        <translation>
            <numerusform>There is %Ln file in this archive. Choose the one to import: %1.</numerusform>
            <numerusform>There are %Ln files in this archive. Choose the one to import: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message numerus="yes">
        <source>%n row(s) written</source>
        <translation>
            <numerusform>%Ln row written</numerusform>
            <numerusform>%Ln rows written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) read</source>
        <translation>
            <numerusform>%Ln row read</numerusform>
            <numerusform>%Ln rows read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListDeletion</name>
    <message numerus="yes">
        <source>Calls may drop in %n running campaign(s).</source>
        <translation>
            <numerusform>Calls may drop in %Ln running campaign.</numerusform>
            <numerusform>Calls may drop in %Ln running campaigns.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The format “%1” stays: %n other list(s) use it.</source>
        <translation>
            <numerusform>The format “%1” stays: %Ln other list uses it.</numerusform>
            <numerusform>The format “%1” stays: %Ln other lists use it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanRun</name>
    <message numerus="yes">
        <source>%n change(s) applied.</source>
        <translation>
            <numerusform>%Ln change applied.</numerusform>
            <numerusform>%Ln changes applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n change(s) applied.</source>
        <translation>
            <numerusform>%1 of %Ln change applied.</numerusform>
            <numerusform>%1 of %Ln changes applied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message numerus="yes">
        <source>It has %n digit(s). Needs 10, or 11 beginning with 1, or a number beginning with 011.</source>
        <translation>
            <numerusform>It has %Ln digit. Needs 10, or 11 beginning with 1, or a number beginning with 011.</numerusform>
            <numerusform>It has %Ln digits. Needs 10, or 11 beginning with 1, or a number beginning with 011.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SortingReminders</name>
    <message numerus="yes">
        <source>%n record(s) of “%1” were edited.</source>
        <translation>
            <numerusform>%n record of “%1” was edited.</numerusform>
            <numerusform>%n records of “%1” were edited.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnbindFacts</name>
    <message numerus="yes">
        <source>%n record(s), progress not read yet</source>
        <translation>
            <numerusform>%Ln record, progress not read yet</numerusform>
            <numerusform>%Ln records, progress not read yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoRun</name>
    <message numerus="yes">
        <source>The tenant&apos;s deletion job failed %n time(s). %1</source>
        <translation>
            <numerusform>The tenant&apos;s deletion job failed %Ln time. %1</numerusform>
            <numerusform>The tenant&apos;s deletion job failed %Ln times. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By the clock of the tenant, none of the first %n record(s) was created while the import ran. The clocks of the tenant and of this computer may differ by more than some minutes. Nothing was deleted.</source>
        <translation>
            <numerusform>By the clock of the tenant, the first record was not created while the import ran. The clocks of the tenant and of this computer may differ by more than some minutes. Nothing was deleted.</numerusform>
            <numerusform>By the clock of the tenant, none of the first %Ln records was created while the import ran. The clocks of the tenant and of this computer may differ by more than some minutes. Nothing was deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::CampaignPlan</name>
    <message numerus="yes">
        <source>order of %n list(s)</source>
        <translation>
            <numerusform>order of %Ln list</numerusform>
            <numerusform>order of %Ln lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ratio of %n list(s)</source>
        <translation>
            <numerusform>ratio of %Ln list</numerusform>
            <numerusform>ratio of %Ln lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sorting of %n list(s)</source>
        <translation>
            <numerusform>sorting of %Ln list</numerusform>
            <numerusform>sorting of %Ln lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) turned on</source>
        <translation>
            <numerusform>%Ln list turned on</numerusform>
            <numerusform>%Ln lists turned on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) turned off</source>
        <translation>
            <numerusform>%Ln list turned off</numerusform>
            <numerusform>%Ln lists turned off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>name of %n list(s)</source>
        <translation>
            <numerusform>name of %Ln list</numerusform>
            <numerusform>name of %Ln lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) bound</source>
        <translation>
            <numerusform>%Ln list bound</numerusform>
            <numerusform>%Ln lists bound</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::DncBookModel</name>
    <message numerus="yes">
        <source>%n campaign(s)</source>
        <translation>
            <numerusform>%Ln campaign</numerusform>
            <numerusform>%Ln campaigns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::FormatsModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::ImportQueue</name>
    <message numerus="yes">
        <source>%n table(s) in it</source>
        <translation>
            <numerusform>%Ln table in it</numerusform>
            <numerusform>%Ln tables in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of its rows are blocked.</source>
        <translation>
            <numerusform>%Ln of its rows is blocked.</numerusform>
            <numerusform>%Ln of its rows are blocked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::ListFields</name>
    <message numerus="yes">
        <source>Field names from %n record(s) of the list; their types are not known.</source>
        <translation>
            <numerusform>Field names from %n record of the list; their types are not known.</numerusform>
            <numerusform>Field names from %n records of the list; their types are not known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::ProblemsModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::models::StoredRowModel</name>
    <message numerus="yes">
        <source>%n digit(s), needs 10</source>
        <translation>
            <numerusform>%Ln digit, needs 10</numerusform>
            <numerusform>%Ln digits, needs 10</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ActivityPage</name>
    <message numerus="yes">
        <source>%1 With the contents of %n request(s), which may be about people.</source>
        <translation>
            <numerusform>%1 With the contents of %Ln request, which may be about people.</numerusform>
            <numerusform>%1 With the contents of %Ln requests, which may be about people.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) saved</source>
        <translation>
            <numerusform>%Ln request saved</numerusform>
            <numerusform>%Ln requests saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::AdjustDialog</name>
    <message numerus="yes">
        <source>%n row(s) do not fit</source>
        <translation>
            <numerusform>%Ln row does not fit</numerusform>
            <numerusform>%Ln rows do not fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::AlertBadge</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::BindListDialog</name>
    <message numerus="yes">
        <source>bound to %n other campaign(s)</source>
        <translation>
            <numerusform>bound to %Ln other campaign</numerusform>
            <numerusform>bound to %Ln other campaigns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::BulkMendDialog</name>
    <message numerus="yes">
        <source>%1  (%n row(s))</source>
        <translation>
            <numerusform>%1  (%Ln row)</numerusform>
            <numerusform>%1  (%Ln rows)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mends %1 of %n row(s) shown</source>
        <translation>
            <numerusform>mends %1 of %Ln row shown</numerusform>
            <numerusform>mends %1 of %Ln rows shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mend %n row(s)</source>
        <translation>
            <numerusform>Mend %Ln row</numerusform>
            <numerusform>Mend %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::CampaignListsTab</name>
    <message numerus="yes">
        <source>%n change(s) of the lists are not applied.</source>
        <translation>
            <numerusform>%n change of the lists is not applied.</numerusform>
            <numerusform>%n changes of the lists are not applied.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::CampaignPage</name>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>Discard %Ln change?</numerusform>
            <numerusform>Discard %Ln changes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)</source>
        <translation>
            <numerusform>Discard %Ln change</numerusform>
            <numerusform>Discard %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not applied</source>
        <translation>
            <numerusform>%Ln change not applied</numerusform>
            <numerusform>%Ln changes not applied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::CampaignsPage</name>
    <message numerus="yes">
        <source>%n campaign(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%Ln campaign is hidden by the filter.</numerusform>
            <numerusform>%Ln campaigns are hidden by the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ChangesPage</name>
    <message numerus="yes">
        <source>%n change(s).</source>
        <translation>
            <numerusform>%Ln change.</numerusform>
            <numerusform>%Ln changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::CheckStep</name>
    <message numerus="yes">
        <source>%n blocked row(s) are not sent; they go into a file of rejects</source>
        <translation>
            <numerusform>%Ln blocked row is not sent; it goes into a file of rejects</numerusform>
            <numerusform>%Ln blocked rows are not sent; they go into a file of rejects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next is off: %n row(s) were mended.</source>
        <translation>
            <numerusform>Next is off: %Ln row was mended.</numerusform>
            <numerusform>Next is off: %Ln rows were mended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next is off: %n row(s) are blocked. Mend them, or</source>
        <translation>
            <numerusform>Next is off: %Ln row is blocked. Mend it, or</numerusform>
            <numerusform>Next is off: %Ln rows are blocked. Mend them, or</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::DialStrip</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::DncJobDialog</name>
    <message numerus="yes">
        <source>%n key(s) were deleted.</source>
        <translation>
            <numerusform>%Ln key was deleted.</numerusform>
            <numerusform>%Ln keys were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were removed.</source>
        <translation>
            <numerusform>%Ln key was removed.</numerusform>
            <numerusform>%Ln keys were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) were added.</source>
        <translation>
            <numerusform>%Ln key was added.</numerusform>
            <numerusform>%Ln keys were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were removed, or not there: an answer was lost.</source>
        <translation>
            <numerusform>%Ln was removed, or not there: an answer was lost.</numerusform>
            <numerusform>%Ln were removed, or not there: an answer was lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were added, or there before: an answer was lost.</source>
        <translation>
            <numerusform>%Ln was added, or there before: an answer was lost.</numerusform>
            <numerusform>%Ln were added, or there before: an answer was lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were not sent or refused.</source>
        <translation>
            <numerusform>%Ln row was not sent or refused.</numerusform>
            <numerusform>%Ln rows were not sent or refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were not settled.</source>
        <translation>
            <numerusform>%Ln row was not settled.</numerusform>
            <numerusform>%Ln rows were not settled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved copy, %n key(s): %1</source>
        <translation>
            <numerusform>Saved copy, %Ln key: %1</numerusform>
            <numerusform>Saved copy, %Ln keys: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::DncListColumn</name>
    <message numerus="yes">
        <source>%n campaign(s) did not answer: lists that only they name are missing.</source>
        <translation>
            <numerusform>%Ln campaign did not answer: lists that only it names are missing.</numerusform>
            <numerusform>%Ln campaigns did not answer: lists that only they name are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::DncManyDialog</name>
    <message numerus="yes">
        <source>%n row(s) read, %1 different key(s) to send.</source>
        <translation>
            <numerusform>%Ln row read, %1 different key to send.</numerusform>
            <numerusform>%Ln rows read, %1 different keys to send.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeat an earlier row.</source>
        <translation>
            <numerusform>%Ln repeats an earlier row.</numerusform>
            <numerusform>%Ln repeat an earlier row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Send %n doubtful key(s) as they are</source>
        <translation>
            <numerusform>&amp;Send %Ln doubtful key as it is</numerusform>
            <numerusform>&amp;Send %Ln doubtful keys as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n key(s)</source>
        <translation>
            <numerusform>Remove %Ln key</numerusform>
            <numerusform>Remove %Ln keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace by %n key(s)…</source>
        <translation>
            <numerusform>Replace by %Ln key…</numerusform>
            <numerusform>Replace by %Ln keys…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n key(s)</source>
        <translation>
            <numerusform>Add %Ln key</numerusform>
            <numerusform>Add %Ln keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::DncPage</name>
    <message numerus="yes">
        <source>%n key(s) were exported.</source>
        <translation>
            <numerusform>%Ln key was exported.</numerusform>
            <numerusform>%Ln keys were exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) known here</source>
        <translation>
            <numerusform>%Ln list known here</numerusform>
            <numerusform>%Ln lists known here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) · the rest of the list is unknown</source>
        <translation>
            <numerusform>%Ln key · the rest of the list is unknown</numerusform>
            <numerusform>%Ln keys · the rest of the list is unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n campaign(s) did not answer: lists that only they name are missing.</source>
        <translation>
            <numerusform>%Ln campaign did not answer: lists that only it names are missing.</numerusform>
            <numerusform>%Ln campaigns did not answer: lists that only they name are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::DncSweepPage</name>
    <message numerus="yes">
        <source>%1 records of %2 of %3 lists read, compared with %n key(s).</source>
        <translation>
            <numerusform>%1 records of %2 of %3 lists read, compared with %Ln key.</numerusform>
            <numerusform>%1 records of %2 of %3 lists read, compared with %Ln keys.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are still to be dialed have one of them.</source>
        <translation>
            <numerusform>%Ln that is still to be dialed has one of them.</numerusform>
            <numerusform>%Ln that are still to be dialed have one of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) could not be read, or not to the end: what is in them is not known.</source>
        <translation>
            <numerusform>%Ln list could not be read, or not to the end: what is in it is not known.</numerusform>
            <numerusform>%Ln lists could not be read, or not to the end: what is in them is not known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n record(s)…</source>
        <translation>
            <numerusform>Erase %Ln record…</numerusform>
            <numerusform>Erase %Ln records…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n record(s)?</source>
        <translation>
            <numerusform>Erase %Ln record?</numerusform>
            <numerusform>Erase %Ln records?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more list(s)</source>
        <translation>
            <numerusform>and %Ln more list</numerusform>
            <numerusform>and %Ln more lists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n record(s)</source>
        <translation>
            <numerusform>Erase %Ln record</numerusform>
            <numerusform>Erase %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were gone already.</source>
        <translation>
            <numerusform>%Ln was gone already.</numerusform>
            <numerusform>%Ln were gone already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n have changed meanwhile and were left alone.</source>
        <translation>
            <numerusform>%Ln has changed meanwhile and was left alone.</numerusform>
            <numerusform>%Ln have changed meanwhile and were left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not erased, or it is not known: see their outcome.</source>
        <translation>
            <numerusform>%Ln was not erased, or it is not known: see its outcome.</numerusform>
            <numerusform>%Ln were not erased, or it is not known: see their outcome.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were erased.</source>
        <translation>
            <numerusform>%Ln record was erased.</numerusform>
            <numerusform>%Ln records were erased.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::EditsBar</name>
    <message numerus="yes">
        <source>in %n record(s)</source>
        <translation>
            <numerusform>in %Ln record</numerusform>
            <numerusform>in %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) %1 not sent</source>
        <translation>
            <numerusform>%Ln edit %1 not sent</numerusform>
            <numerusform>%Ln edits %1 not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held back: somebody else has changed the record</source>
        <translation>
            <numerusform>%Ln held back: somebody else has changed the record</numerusform>
            <numerusform>%Ln held back: somebody else has changed the records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sent, and the answer lost</source>
        <translation>
            <numerusform>%Ln sent, and the answer lost</numerusform>
            <numerusform>%Ln sent, and the answer lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::EditsReview</name>
    <message numerus="yes">
        <source>and %n more record(s)</source>
        <translation>
            <numerusform>and %Ln more record</numerusform>
            <numerusform>and %Ln more records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n record(s)</source>
        <translation>
            <numerusform>of %Ln record</numerusform>
            <numerusform>of %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n edit(s) %1 to “%2”?</source>
        <translation>
            <numerusform>Send %Ln edit %1 to “%2”?</numerusform>
            <numerusform>Send %Ln edits %1 to “%2”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) %1 not applied</source>
        <translation>
            <numerusform>%Ln edit %1 not applied</numerusform>
            <numerusform>%Ln edits %1 not applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n record(s) applied.</source>
        <translation>
            <numerusform>%1 of %Ln record applied.</numerusform>
            <numerusform>%1 of %Ln records applied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n edit(s)</source>
        <translation>
            <numerusform>Send %Ln edit</numerusform>
            <numerusform>Send %Ln edits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending is off: say of %n edit(s) whose value is to stay.</source>
        <translation>
            <numerusform>Sending is off: say of %Ln edit whose value is to stay.</numerusform>
            <numerusform>Sending is off: say of %Ln edits whose value is to stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::EraseSheet</name>
    <message numerus="yes">
        <source>It is removed from “%1”, with its %n attempt(s) and their results. It cannot be taken back.</source>
        <translation>
            <numerusform>It is removed from “%1”, with its %Ln attempt and its result. It cannot be taken back.</numerusform>
            <numerusform>It is removed from “%1”, with its %Ln attempts and their results. It cannot be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edit(s) of it that wait are discarded.</source>
        <translation>
            <numerusform>%Ln edit of it that waits is discarded.</numerusform>
            <numerusform>%Ln edits of it that wait are discarded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::FileDrops</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::FormatCompareDialog</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::FormatDesignerPage</name>
    <message numerus="yes">
        <source>%n column(s) found in %1</source>
        <translation>
            <numerusform>%Ln column found in %1</numerusform>
            <numerusform>%Ln columns found in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::FormatsPage</name>
    <message numerus="yes">
        <source>%n format(s)</source>
        <translation>
            <numerusform>%Ln format</numerusform>
            <numerusform>%Ln formats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ImportPage</name>
    <message numerus="yes">
        <source>Add %n record(s)</source>
        <translation>
            <numerusform>Add %Ln record</numerusform>
            <numerusform>Add %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), to be imported after “%1”</source>
        <translation>
            <numerusform>%Ln file, to be imported after “%1”</numerusform>
            <numerusform>%Ln files, to be imported after “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ImportsPage</name>
    <message numerus="yes">
        <source>%n import(s) were interrupted.</source>
        <translation>
            <numerusform>%Ln import was interrupted.</numerusform>
            <numerusform>%Ln imports were interrupted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) added</source>
        <translation>
            <numerusform>%Ln record added</numerusform>
            <numerusform>%Ln records added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Files and lists of all %n import(s) were looked at.</source>
        <translation>
            <numerusform>The file and the list of %Ln import were looked at.</numerusform>
            <numerusform>Files and lists of all %Ln imports were looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added record(s) deleted</source>
        <translation>
            <numerusform>%Ln added record deleted</numerusform>
            <numerusform>%Ln added records deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) updated</source>
        <translation>
            <numerusform>%Ln record updated</numerusform>
            <numerusform>%Ln records updated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::InstanceDialog</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::JobsPage</name>
    <message numerus="yes">
        <source>%n deletion(s) could not be looked at.</source>
        <translation>
            <numerusform>%Ln deletion could not be looked at.</numerusform>
            <numerusform>%Ln deletions could not be looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::LargeMonitor</name>
    <message numerus="yes">
        <source>%n record(s) attempted</source>
        <translation>
            <numerusform>%Ln record attempted</numerusform>
            <numerusform>%Ln records attempted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ListsPage</name>
    <message numerus="yes">
        <source>%n file(s) %1</source>
        <translation>
            <numerusform>%Ln file %1</numerusform>
            <numerusform>%Ln files %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::MappingPane</name>
    <message numerus="yes">
        <source>%n fuzzy match(es) to confirm</source>
        <translation>
            <numerusform>%Ln fuzzy match to confirm</numerusform>
            <numerusform>%Ln fuzzy matches to confirm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) ignored</source>
        <translation>
            <numerusform>%Ln column ignored</numerusform>
            <numerusform>%Ln columns ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) get no value</source>
        <translation>
            <numerusform>%Ln field gets no value</numerusform>
            <numerusform>%Ln fields get no value</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::MappingStep</name>
    <message numerus="yes">
        <source>Next is off: %1 (and %n more)</source>
        <translation>
            <numerusform>Next is off: %1 (and %Ln more)</numerusform>
            <numerusform>Next is off: %1 (and %Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fuzzy match(es) go on as they are unless you change them</source>
        <translation>
            <numerusform>%Ln fuzzy match goes on as it is unless you change it</numerusform>
            <numerusform>%Ln fuzzy matches go on as they are unless you change them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) are mapped by position alone</source>
        <translation>
            <numerusform>%Ln column is mapped by position alone</numerusform>
            <numerusform>%Ln columns are mapped by position alone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::MonitorPage</name>
    <message numerus="yes">
        <source>%n campaign(s) are hidden. They are watched all the same.</source>
        <translation>
            <numerusform>%n campaign is hidden. It is watched all the same.</numerusform>
            <numerusform>%n campaigns are hidden. They are watched all the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::PendingBar</name>
    <message numerus="yes">
        <source>%n change(s) not applied</source>
        <translation>
            <numerusform>%Ln change not applied</numerusform>
            <numerusform>%Ln changes not applied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::PlanStep</name>
    <message numerus="yes">
        <source>Add %n record(s)</source>
        <translation>
            <numerusform>Add %Ln record</numerusform>
            <numerusform>Add %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Go on with the other %n file(s) by themselves if their columns are the same and none of their rows is blocked</source>
        <translation>
            <numerusform>&amp;Go on with the other file by itself if its columns are the same and none of its rows is blocked</numerusform>
            <numerusform>&amp;Go on with the other %Ln files by themselves if their columns are the same and none of their rows is blocked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Update %n record(s)</source>
        <translation>
            <numerusform>Update %Ln record</numerusform>
            <numerusform>Update %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Update or add %n record(s)</source>
        <translation>
            <numerusform>Update or add %Ln record</numerusform>
            <numerusform>Update or add %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows of “%3” are sent, in at most %n request(s).</source>
        <translation>
            <numerusform>%1 of %2 rows of “%3” are sent, in %Ln request.</numerusform>
            <numerusform>%1 of %2 rows of “%3” are sent, in at most %Ln requests.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ProblemPane</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left</source>
        <translation>
            <numerusform>%Ln row left</numerusform>
            <numerusform>%Ln rows left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::QueueNews</name>
    <message numerus="yes">
        <source>%n file(s) imported</source>
        <translation>
            <numerusform>%Ln file imported</numerusform>
            <numerusform>%Ln files imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting file(s) given up</source>
        <translation>
            <numerusform>%Ln waiting file given up</numerusform>
            <numerusform>%Ln waiting files given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not imported: %1 and %n more. Drop them again to import them.</source>
        <translation>
            <numerusform>Not imported: %1 and %Ln more. Drop them again to import them.</numerusform>
            <numerusform>Not imported: %1 and %Ln more. Drop them again to import them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::QueuePane</name>
    <message numerus="yes">
        <source>%n file(s), imported one after another</source>
        <translation>
            <numerusform>%Ln file, imported one after another</numerusform>
            <numerusform>%Ln files, imported one after another</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ReadingPane</name>
    <message numerus="yes">
        <source>first %n line(s)</source>
        <translation>
            <numerusform>first %Ln line</numerusform>
            <numerusform>first %Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s), every value kept as text</source>
        <translation>
            <numerusform>%Ln column, every value kept as text</numerusform>
            <numerusform>%Ln columns, every value kept as text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with another number of columns</source>
        <translation>
            <numerusform>%Ln row with another number of columns</numerusform>
            <numerusform>%Ln rows with another number of columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of delimiters alone are left out</source>
        <translation>
            <numerusform>%Ln line of delimiters alone is left out</numerusform>
            <numerusform>%Ln lines of delimiters alone are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with bytes that mean nothing in %1, the first on line %2 at character %3</source>
        <translation>
            <numerusform>%Ln row with bytes that mean nothing in %1, the first on line %2 at character %3</numerusform>
            <numerusform>%Ln rows with bytes that mean nothing in %1, the first on line %2 at character %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ReceiptStep</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%Ln row</numerusform>
            <numerusform>%Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mend and retry %n reject(s)</source>
        <translation>
            <numerusform>&amp;Mend and retry %Ln reject</numerusform>
            <numerusform>&amp;Mend and retry %Ln rejects</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) · original columns, line, reason</source>
        <translation>
            <numerusform>%Ln row · original columns, line, reason</numerusform>
            <numerusform>%Ln rows · original columns, line, reason</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) · to be looked up</source>
        <translation>
            <numerusform>%Ln row · to be looked up</numerusform>
            <numerusform>%Ln rows · to be looked up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %2 rows/s · %n batch(es) · %3</source>
        <translation>
            <numerusform>%1 · %2 rows/s · %Ln batch · %3</numerusform>
            <numerusform>%1 · %2 rows/s · %Ln batches · %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import the next file: %1 (%n more)</source>
        <translation>
            <numerusform>&amp;Import the next file: %1 (%Ln more)</numerusform>
            <numerusform>&amp;Import the next file: %1 (%Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) · no record has their key</source>
        <translation>
            <numerusform>%Ln row · no record has its key</numerusform>
            <numerusform>%Ln rows · no record has their key</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::RecordEditing</name>
    <message numerus="yes">
        <source>Discard %n edit(s)?</source>
        <translation>
            <numerusform>Discard %Ln edit?</numerusform>
            <numerusform>Discard %Ln edits?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::RecordEditor</name>
    <message numerus="yes">
        <source>Save %n change(s)</source>
        <translation>
            <numerusform>Save %Ln change</numerusform>
            <numerusform>Save %Ln changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::RecordsPage</name>
    <message numerus="yes">
        <source>%n file(s) %1</source>
        <translation>
            <numerusform>%Ln file %1</numerusform>
            <numerusform>%Ln files %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::ReviewDialog</name>
    <message numerus="yes">
        <source>Apply %n change(s) to “%1”?</source>
        <translation>
            <numerusform>Apply %Ln change to “%1”?</numerusform>
            <numerusform>Apply %Ln changes to “%1”?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %Ln change</numerusform>
            <numerusform>Apply %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of “%1” not applied</source>
        <translation>
            <numerusform>%Ln change of “%1” not applied</numerusform>
            <numerusform>%Ln changes of “%1” not applied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::SourceStep</name>
    <message numerus="yes">
        <source>%1 · %2 · %n column(s)</source>
        <translation>
            <numerusform>%1 · %2 · %Ln column</numerusform>
            <numerusform>%1 · %2 · %Ln columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import all %n</source>
        <translation>
            <numerusform>&amp;Import all %Ln</numerusform>
            <numerusform>&amp;Import all %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::UndoCard</name>
    <message numerus="yes">
        <source>%n added record(s) were not treated yet.</source>
        <translation>
            <numerusform>%Ln added record was not treated yet.</numerusform>
            <numerusform>%Ln added records were not treated yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) added =</source>
        <translation>
            <numerusform>%Ln record added =</numerusform>
            <numerusform>%Ln records added =</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %n of the added record(s)</source>
        <translation>
            <numerusform>Undone: %Ln of the added record</numerusform>
            <numerusform>Undone: %Ln of the added records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::UndoDialog</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were added by this import.</source>
        <translation>
            <numerusform>%Ln record was added by this import.</numerusform>
            <numerusform>%Ln records were added by this import.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them are left from an undo before.</source>
        <translation>
            <numerusform>%Ln of them is left from an undo before.</numerusform>
            <numerusform>%Ln of them are left from an undo before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them were called, and stay.</source>
        <translation>
            <numerusform>%Ln of them was called, and stays.</numerusform>
            <numerusform>%Ln of them were called, and stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated record(s) keep their new values.</source>
        <translation>
            <numerusform>%Ln updated record keeps its new values.</numerusform>
            <numerusform>%Ln updated records keep their new values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) whose answer was lost are left alone.</source>
        <translation>
            <numerusform>%Ln row whose answer was lost is left alone.</numerusform>
            <numerusform>%Ln rows whose answer was lost are left alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %n record(s)</source>
        <translation>
            <numerusform>&amp;Delete %Ln record</numerusform>
            <numerusform>&amp;Delete %Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete up to %n record(s)</source>
        <translation>
            <numerusform>&amp;Delete up to %Ln record</numerusform>
            <numerusform>&amp;Delete up to %Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>outdial::views::WallDisplay</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%Ln alert</numerusform>
            <numerusform>%Ln alerts</numerusform>
        </translation>
    </message>
</context>
</TS>
