<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>outdial::views::CheckStep</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %Ln row</numerusform>
            <numerusform>%1, %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s). Blocked rows go into the file of rejects, with line and reason.</source>
        <translation>
            <numerusform>%Ln row. Blocked rows go into the file of rejects, with line and reason.</numerusform>
            <numerusform>%Ln rows. Blocked rows go into the file of rejects, with line and reason.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Next is off: %n row(s) are blocked. Mend them in the file and check again, or</source>
        <translation>
            <numerusform>Next is off: %Ln row is blocked. Mend it in the file and check again, or</numerusform>
            <numerusform>Next is off: %Ln rows are blocked. Mend them in the file and check again, or</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked row(s) are not sent; they go into a file of rejects</source>
        <translation>
            <numerusform>%Ln blocked row is not sent; it goes into a file of rejects</numerusform>
            <numerusform>%Ln blocked rows are not sent; they go into a file of rejects</numerusform>
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
    <name>outdial::views::ImportPage</name>
    <message numerus="yes">
        <source>Add %n record(s)</source>
        <translation>
            <numerusform>Add %Ln record</numerusform>
            <numerusform>Add %Ln records</numerusform>
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
        <source>%1 of %2 rows of “%3” are sent, in batches of 1,000: %n request(s). Records whose key is in the list already are not changed; the tenant tells which, and they go into the file of rejects.</source>
        <translation>
            <numerusform>%1 of %2 rows of “%3” are sent, in batches of 1,000: %Ln request. Records whose key is in the list already are not changed; the tenant tells which, and they go into the file of rejects.</numerusform>
            <numerusform>%1 of %2 rows of “%3” are sent, in batches of 1,000: %Ln requests. Records whose key is in the list already are not changed; the tenant tells which, and they go into the file of rejects.</numerusform>
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
        <source>%1 · %2 rows/s · %n batch(es)</source>
        <translation>
            <numerusform>%1 · %2 rows/s · %Ln batch</numerusform>
            <numerusform>%1 · %2 rows/s · %Ln batches</numerusform>
        </translation>
    </message>
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
</context>
</TS>
