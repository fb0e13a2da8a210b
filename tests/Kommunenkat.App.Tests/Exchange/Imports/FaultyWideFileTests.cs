using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange.Imports;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Questionnaires;
using Xunit;

namespace Kommunenkat.App.Tests.Exchange.Imports;

public sealed class FaultyWideFileTests(OpenRound round) : IClassFixture<OpenRound>
{
    /// <summary>Every heading that a faulty row has a cell of.</summary>
    private static readonly string[] Headings = [.. FaultyCells.All.SelectMany(row => row.Cells.Keys).Distinct()];

    /// <summary>Municipalities that are invited and have no answers yet.</summary>
    private static readonly string[] Free = [.. Areas.Sweden.Municipalities.Select(municipality => municipality.Code).Where(code => code is not ("0114" or "0115" or "0117"))];

    public static TheoryData<string> Names => [.. FaultyCells.All.Select(row => row.Name).Distinct()];

    [Fact]
    public void There_are_more_than_forty_kinds_and_each_has_its_name() => Assert.InRange(Names.Count, 50, FaultyCells.All.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_is_told_at_its_cell_and_nothing_is_stored(string name)
    {
        var before = await round.Database.StoredAsync();
        foreach (var faulty in FaultyCells.All.Where(row => row.Name == name))
        {
            var import = await ImportAsync(Wide.Book(Headings, Good(Free[0]), Row(faulty, Free[1])));

            var fault = Assert.Single(import.Reading.Faults);
            Assert.Equal(PlaceOf(faulty, 3), fault.Place("en"));
            Assert.EndsWith(faulty.Fault, fault.Text.English, StringComparison.Ordinal);
            Assert.NotEqual(fault.Text.English, fault.Text.Swedish);
            Assert.False(import.IsStored);
        }

        Assert.Equal(before, await round.Database.StoredAsync());
    }

    [Fact]
    public async Task All_faults_are_told_at_once_in_the_order_of_the_sheet()
    {
        var before = await round.Database.StoredAsync();
        var rows = FaultyCells.All.Select((faulty, i) => Row(faulty, Free[i + 10])).ToList();

        var import = await ImportAsync(Wide.Book([Headings, Good(Free[0]), .. rows]));

        Assert.Equal(
            FaultyCells.All.Select((faulty, i) => PlaceOf(faulty, i + 3)),
            import.Reading.Faults.Select(fault => fault.Place("en")));
        Assert.Equal(before, await round.Database.StoredAsync());
    }

    [Fact]
    public async Task A_municipality_stands_once()
    {
        var import = await ImportAsync(Wide.Book(["kommun", "budget_avsatt"], ["0114", "no"], ["Upplands Väsby kommun", "no"], ["114", "no"]));

        Assert.Equal(
            [
                "Svar!A3 (kommun): expected each municipality once; 0114 stands in row 2 already",
                "Svar!A4 (kommun): expected each municipality once; 0114 stands in row 2 already",
            ],
            Wide.Told(import.Reading.Faults));
    }

    [Fact]
    public async Task A_name_that_may_be_two_is_a_fault_where_names_have_lost_their_marks()
    {
        var import = await ImportAsync(Wide.Book(["kommun", "budget_avsatt"], ["Goteborg", "no"], ["Habo", "no"]));

        Assert.Equal(["Svar!A3 (kommun): \"Habo\" may be Håbo (0305) or Habo (0643); write the municipality code instead"], Wide.Told(import.Reading.Faults));
        Assert.Empty((await ImportAsync(Wide.Book(["kommun", "budget_avsatt"], ["Göteborg", "no"], ["Habo", "no"]))).Reading.Faults);
    }

    public static TheoryData<string, ImportMapping, string[]> Mappings { get; } = new()
    {
        { "no municipality", Of(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("budget_avsatt"))), ["Svar: expected a column with the municipality's code or name"] },
        { "no answers", Of(new MappedColumn(0, "kommun", ColumnRole.Municipality)), ["Svar: expected at least one column with answers"] },
        { "two columns of one question",
            Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("budget_avsatt")), new MappedColumn(2, "b", ColumnRole.Item, new ItemKey("budget_avsatt"))),
            ["Svar!C1 (b): expected one column for each question and option; column B is mapped to this already"] },
        { "a question and one of its options",
            Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("stod_barn")), new MappedColumn(2, "b", ColumnRole.Option, new ItemKey("stod_barn"), "samtal")),
            ["Svar!C1 (b): expected one column for each question and option; column B is mapped to this already"] },
        { "a question that is not named", Whose(new MappedColumn(1, "a", ColumnRole.Item)), ["Svar!B1 (a): round 2025 has no question \"\""] },
        { "a question that is left where the role says otherwise",
            Whose(new MappedColumn(1, "a", ColumnRole.Ignored, new ItemKey("budget_avsatt")), new MappedColumn(2, "b", ColumnRole.Item, new ItemKey("statsbidrag_finns"))), ["Svar!C1 (b): round 2025 has no question \"statsbidrag_finns\""] },
        { "an unknown question", Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("nope", "row"))), ["Svar!B1 (a): round 2025 has no question \"nope.row\""] },
        { "a matrix without its row", Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("prevention_nivaer"))), ["Svar!B1 (a): round 2025 has no question \"prevention_nivaer\""] },
        { "an unknown option", Whose(new MappedColumn(1, "a", ColumnRole.Option, new ItemKey("stod_barn"), "nope")), ["Svar!B1 (a): stod_barn has no option \"nope\" to choose among several"] },
        { "an option of one choice", Whose(new MappedColumn(1, "a", ColumnRole.Option, new ItemKey("budget_avsatt"), "no")), ["Svar!B1 (a): budget_avsatt has no option \"no\" to choose among several"] },
        { "a value for an unknown option",
            Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("budget_avsatt")) { Values = System.Collections.Immutable.ImmutableSortedDictionary<string, string?>.Empty.Add("x", "nope") }),
            ["Svar!B1 (a): budget_avsatt has no option \"nope\""] },
        { "another heading", Whose(new MappedColumn(1, "z", ColumnRole.Item, new ItemKey("budget_avsatt"))), ["Svar!B1 (a): expected the heading \"z\" here"] },
        { "a column beyond the last", Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("budget_avsatt")), new MappedColumn(9, "q", ColumnRole.Ignored)), ["Svar!J1 (q): expected the heading \"q\" here"] },
        { "a column that nothing is said of", Whose(new MappedColumn(1, "a", ColumnRole.Item, new ItemKey("budget_avsatt"))), ["Svar!C2 (b): the mapping does not say what the column is"] },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public async Task A_mapping_that_does_not_fit_is_told_at_its_column(string name, ImportMapping mapping, string[] faults)
    {
        var import = await ImportAsync(Wide.Book(["kommun", "a", "b"], ["0114", "no", "no"], ["0120", "no", "no"]), mapping);

        Assert.True(faults.SequenceEqual(Wide.Told(import.Reading.Faults)), $"{name}: {string.Join("; ", Wide.Told(import.Reading.Faults))}");
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_are_told_with_all_other_faults_and_once()
    {
        var import = await ImportAsync(Wide.Book("municipality,budget_avsatt,budget_belopp,okänd\n0114,\"n\"o,kanske,x\n0120,no\n\"x\"y,no,5,x\n"));

        Assert.Equal(
            [
                "B2 (budget_avsatt): expected quotation marks around the whole field, and those within it doubled",
                "C2 (budget_belopp): expected a number, such as 12 or 12.5",
                "row 3: expected 4 fields as in the header, not 2",
                "A4 (municipality): expected quotation marks around the whole field, and those within it doubled",
            ],
            Wide.Told(import.Reading.Faults));
    }

    [Fact]
    public async Task A_cell_that_cannot_be_read_does_not_matter_in_a_column_that_is_not_imported() => Assert.Empty(
        (await ImportAsync(Wide.Book("municipality,okänd,budget_avsatt\n0114,\"x\"y,no\n"))).Reading.Faults);

    [Fact]
    public async Task Code_and_name_in_columns_of_their_own_have_to_be_of_the_same_municipality()
    {
        var import = await ImportAsync(Wide.Book(
            ["kommunkod", "kommunnamn", "budget_avsatt"], ["0114", "Upplands Väsby kommun", "no"], ["0120", "Danderyd", "no"], ["0123", "Atlantis", "no"], ["0125x", "Ekerö", "no"], ["1080", null, "no"]));

        Assert.Equal(
            [
                "Svar!B3 (kommunnamn): expected the same municipality as in column A, 0120 Värmdö, not 0162 Danderyd",
                "Svar!A5 (kommunkod): there is no municipality with the name \"0125x\"",
            ],
            Wide.Told(import.Reading.Faults));
    }

    [Fact]
    public async Task Every_option_column_that_is_wrong_is_told()
    {
        var import = await ImportAsync(Wide.Book(["kommun", "utovare_former.samtal_service", "utovare_former.dont_know"], ["0114", "kanske", "inte"], ["0120", "1", "x"]));

        Assert.Equal(
            ["Svar!B2 (utovare_former.samtal_service)", "Svar!C2 (utovare_former.dont_know)", "Svar!C3 (utovare_former.dont_know)"], import.Reading.Faults.Select(fault => fault.Place("en")));
    }

    [Fact]
    public async Task A_sheet_of_answers_that_is_not_read_is_told_of()
    {
        var book = Wide.Book(["kommun", "budget_avsatt"], ["0114", "no"]);
        SourceSheet other = new("N-Ö", [new SourceRow(1, ["kommun", "budget_avsatt"]), new SourceRow(2, ["0120", "no"])]), notes = new("Anteckningar", [new SourceRow(1, ["kommun"])]);

        var import = await ImportAsync(new SourceBook([.. book.Sheets, other, notes, new SourceSheet("Tomt", [])]));

        Assert.Equal(["N-Ö: the sheet looks like answers and is not read; only the sheet \"Svar\" is"], Wide.Told(import.Reading.Warnings));
    }

    [Fact]
    public async Task Headings_alone_are_no_answers() => Assert.Equal(
        ["Svar: there is nothing below the headings; expected at least one municipality"],
        Wide.Told((await ImportAsync(Wide.Book((IReadOnlyList<string?>)["kommun", "budget_avsatt"]))).Reading.Faults));

    private static ImportMapping Of(params IReadOnlyList<MappedColumn> columns) => new(Wide.SheetName, 1, columns);

    private static ImportMapping Whose(params IReadOnlyList<MappedColumn> columns) => Of([new MappedColumn(0, "kommun", ColumnRole.Municipality), .. columns]);

    private static string?[] Good(string code) => [.. Headings.Select(heading => heading switch { "municipality" => code, "status" => "submitted", "budget_avsatt" => "no", _ => null })];

    private static string?[] Row(FaultyRow faulty, string code) =>
        [.. Headings.Select(heading => faulty.Cells.GetValueOrDefault(heading) is var cell && cell?.Length == 0 ? code : cell)];

    private static string PlaceOf(FaultyRow faulty, int row) =>
        $"Svar!{CellRemark.NameOf(Array.IndexOf(Headings, faulty.Heading))}{row} ({faulty.Heading})";

    private async Task<WideImport> ImportAsync(SourceBook book, ImportMapping? mapping = null) =>
        (await round.Database.Get<ImportWide>().RunAsync(Actor.Operator, "2025", book, mapping ?? Wide.Proposed(book), isDryRun: true)).Value;
}
