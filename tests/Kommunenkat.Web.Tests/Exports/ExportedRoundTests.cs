using System.Text.Json;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Spreadsheets;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Testing;
using Kommunenkat.Web.Tests.Api;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Exports;

/// <summary>The whole workbook of a round of real size, opened and saved by LibreOffice, beside what the open API says over HTTP.</summary>
public sealed class ExportedRoundTests(ExportedRound exported) : IClassFixture<ExportedRound>
{
    /// <summary>How states of municipalities stand in a table (semantics §5).</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["yes"] = "Ja",
        ["no"] = "Nej",
        ["no_response"] = "-",
        ["unanswered"] = "-",
        ["not_applicable"] = ".",
        ["dont_know"] = "?",
        ["not_invited"] = "×",
    };

    [Fact]
    public async Task Every_cell_of_every_sheet_is_the_one_that_was_exported()
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, LibreOffice.NotInstalled);
        Assert.Equal(exported.Workbook.Sheets.Select(sheet => sheet.Name), exported.Sheets.Keys);
        var cells = 0;
        foreach (var sheet in exported.Workbook.Sheets)
        {
            var rows = exported.Sheets[sheet.Name];
            Assert.Equal(sheet.Columns.Select(column => column.Heading), SheetReader.Padded(rows[0], sheet));
            Assert.Equal(sheet.RowCount, rows.Count - 1);
            var number = 1;
            await foreach (var row in sheet.Rows)
            {
                foreach (var (place, found) in SheetReader.Padded(rows[number], sheet).Index())
                {
                    Assert.True(Equals(SheetReader.Expected(row[place]), found), $"{sheet.Name}, {sheet.Columns[place].Heading}, row {number + 1}: {row[place]} became {found}");
                    cells++;
                }

                number++;
            }
        }

        Assert.True(cells > 500_000, $"Only {cells} cells were compared.");
    }

    [Fact]
    public async Task Every_figure_is_the_one_of_the_open_interface()
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, LibreOffice.NotInstalled);
        var rows = exported.Records("Indikatorer").ToDictionary(row => (row["Indikator"], row["Områdeskod"]));
        var observations = (await exported.Api.JsonAsync($"{ApiSite.Observations}?round=2025")).EnumerateArray().ToList();

        Assert.Equal(observations.Count, rows.Count);
        Assert.All(observations, observation =>
        {
            var row = rows[(observation.GetProperty("indicator").GetString()!, observation.GetProperty("area").GetString()!)];
            var isShare = (string)row["Enhet"]! == "percent";
            var value = Number(observation.GetProperty("value"), isShare);
            Assert.Equal(
                Number(observation, "numerator", "base", "invited", "submitted", "notApplicable", "unknown"),
                [row["Täljare"], row["Bas"], row["Tillfrågade"], row["Svarande"], row["Ej aktuellt"], row["Okända"]]);
            if (observation.GetProperty("state").GetString() is { } state)
            {
                Assert.Equal(state, row["Läge"]);
                Assert.Equal(Words.TryGetValue(state, out var word) ? word : (object?)value, row["Värde"]);
                return;
            }

            Assert.Equal(value is null, row["Värde"] is string);
            if (value is not null)
                Assert.Equal(value, row["Värde"]);
            Assert.Equal([Number(observation.GetProperty("lower"), true), Number(observation.GetProperty("upper"), true)], [row["Lägst"], row["Högst"]]);
        });
        Assert.Equal(
            observations.Where(observation => observation.GetProperty("indicator").GetString() == "svarsfrekvens").Select(observation => (
                observation.GetProperty("area").GetString(), (double)observation.GetProperty("invited").GetInt32(), (double)observation.GetProperty("submitted").GetInt32())).Order(),
            exported.Records("Svarsfrekvens").Select(row => ((string?)row["Områdeskod"], (double)row["Tillfrågade"]!, (double)row["Svarande"]!)).Order());
    }

    [Fact]
    public async Task Every_trend_is_the_one_of_the_open_interface()
    {
        Assert.SkipUnless(LibreOffice.IsInstalled, LibreOffice.NotInstalled);
        var compared = 0;
        foreach (var rows in exported.Records("Trender").GroupBy(row => (Indicator: (string)row["Indikator"]!, Level: (string)row["Nivå"]!)))
        {
            var isShare = (string)rows.First()["Enhet"]! == "percent";
            var isOfOne = rows.Key.Level == "municipality" && (isShare || (string)rows.First()["Enhet"]! == "count");
            var trends = (await exported.Api.JsonAsync($"{ApiSite.Trends}?indicator={rows.Key.Indicator}&level={rows.Key.Level}&from=2023&to=2025"))
                .EnumerateArray().ToDictionary(trend => trend.GetProperty("area").GetString()!);
            Assert.Equal(trends.Keys.Order(), rows.Select(row => (string)row["Områdeskod"]!).Order());
            Assert.All(rows, row =>
            {
                var trend = trends[(string)row["Områdeskod"]!];
                Assert.Equal((trend.GetProperty("comparable").GetString(), trend.GetProperty("note").GetString()), (row["Jämförbart"], row["Anmärkning"]));
                AssertFigure("from", "före", "fromState");
                AssertFigure("to", "efter", "toState");
                var panel = trend.GetProperty("panel");
                if (panel.ValueKind == JsonValueKind.Object)
                {
                    Assert.Equal(
                        Number(panel, "n", "gained", "lost", "keptYes", "keptNo"),
                        [row["Panel, antal"], row["Nej till ja"], row["Ja till nej"], row["Fortsatt ja"], row["Fortsatt nej"]]);
                    if (!isOfOne && Number(panel.GetProperty("from"), isShare) is { } before)
                        Assert.Equal([before, Number(panel.GetProperty("to"), isShare)], [row["Panel före"], row["Panel efter"]]);
                    else
                        Assert.False(row["Panel före"] is double);
                }

                string[] changes = ["Förändring (procentenheter)", "Inom panelen", "Tillkomna", "Bortfallna"];
                if (isOfOne)
                {
                    Assert.All(changes, heading => Assert.Null(row[heading]));
                    return;
                }

                // A count has no parts; else what is no number has the symbol of its reason.
                var parts = trend.GetProperty("decomposition") is { ValueKind: JsonValueKind.Object } told ? Number(told, "within", "entered", "left") : [null, null, null];
                var isCount = (string)row["Enhet"]! == "count";
                Assert.All(changes.Zip([Number(trend.GetProperty("change"), false), .. parts]), (pair, place) =>
                {
                    var (heading, number) = pair;
                    if (number is not null)
                        Assert.Equal(number, row[heading]);
                    else if (isCount && place > 0)
                        Assert.Null(row[heading]);
                    else
                        Assert.Contains(row[heading] as string, Words.Values.Append(".."));
                });

                void AssertFigure(string property, string word, string state)
                {
                    var figure = trend.GetProperty(property);
                    Assert.Equal(Number(figure, "numerator", "base"), [row[$"Täljare {word}"], row[$"Bas {word}"]]);
                    var value = Number(figure.GetProperty("value"), isShare);
                    if (trend.GetProperty(state).GetString() is { } known && Words.TryGetValue(known, out var told))
                        Assert.Equal(told, row[$"Värde {word}"]);
                    else
                        Assert.True(value is null ? row[$"Värde {word}"] is string : value.Equals(row[$"Värde {word}"]));
                    Assert.Equal(
                        row[$"Värde {word}"] is not (double or "Ja" or "Nej"),
                        row[$"Saknas {word}"] is "not_asked" or "no_response" or "unanswered" or "not_applicable" or "dont_know" or "suppressed");
                }
            });
            compared += rows.Count();
        }

        Assert.True(compared > 7_000, $"Only {compared} trends were compared.");
    }

    private static object?[] Number(JsonElement of, params string[] properties) => [.. properties.Select(property => Number(of.GetProperty(property), false))];

    private static double? Number(JsonElement number, bool isShare) =>
        number.ValueKind == JsonValueKind.Null ? null : SheetReader.Digits(isShare ? number.GetDouble() / 100 : number.GetDouble());
}

/// <summary>The demo's round of 2025 as its analyst exports it, after LibreOffice has had it.</summary>
public sealed class ExportedRound : IAsyncLifetime
{
    public DemoApi Api { get; } = new();

    public Workbook Workbook { get; private set; } = null!;

    /// <summary>Rows by sheet, in the file's order; empty where there is no LibreOffice.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<object?[]>> Sheets { get; private set; } = new Dictionary<string, IReadOnlyList<object?[]>>();

    public async ValueTask InitializeAsync()
    {
        await Api.InitializeAsync();
        Workbook = Succeeded(await Api.Get<ExportRounds>().RunAsync(
            Analyst, new ExportSelection(new ObservationSelection([], ["2025"], [], [], new Dictionary<string, int>()), ExportLanguage.Swedish)));
        if (!LibreOffice.IsInstalled)
            return;
        using var file = new MemoryStream();
        await XlsxFile.WriteAsync(Workbook, file);
        Sheets = SheetReader.Read(await LibreOffice.SavedAgainAsync(file.ToArray())).ToDictionary(sheet => sheet.Name, sheet => sheet.Rows);
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    /// <summary>A sheet's rows by heading.</summary>
    public IEnumerable<IReadOnlyDictionary<string, object?>> Records(string sheet)
    {
        var headings = Sheets[sheet][0].Cast<string>().ToArray();
        return Sheets[sheet].Skip(1).Select(row => headings.Index().ToDictionary(heading => heading.Item, heading => heading.Index < row.Length ? row[heading.Index] : null));
    }
}
