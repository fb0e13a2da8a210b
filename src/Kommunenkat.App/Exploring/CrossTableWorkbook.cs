using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;

namespace Kommunenkat.App.Exploring;

/// <summary>
/// A cross table as a workbook: one row for each round, item, area, column and category, with its base and all that is outside it, so
/// that a pivot table can put it together as it was on the page. Of numbers also their summary, a row for each area and column.
/// </summary>
public static class CrossTableWorkbook
{
    /// <summary>Keys of the sheets: counts by category, and summaries of numbers.</summary>
    public const string CountsKey = "tabell", NumbersKey = "tal";

    /// <param name="address">The query of the page's address, which is the whole choice.</param>
    public static Workbook Of(CrossTable table, string address, ExportLanguage language)
    {
        var cells = new ExplorerCells(language);
        Sheet[] sheets = HasNumbers(table) ? [Numbers(table, cells, language), Counts(table, cells, language)] : [Counts(table, cells, language)];
        var title = Title(table, language);
        return new Workbook(title, table.ReadAt, [About(table, title, address, language), .. sheets], []);
    }

    /// <summary>Whether the workbook has a sheet with the summary of numbers beside the one of counts.</summary>
    public static bool HasNumbers(CrossTable table) => table.Rounds.Any(round => round.Question is NumberQuestion question && Categories.ShowsValues(question));

    private static string Title(CrossTable table, ExportLanguage language)
    {
        var question = table.Rounds.Last(round => round.Question is not null).Question!;
        return $"{question.Number} {language[question.Label]}";
    }

    private static Sheet About(CrossTable table, string title, string address, ExportLanguage language)
    {
        var readMe = ExplorerReadMe.Begin(title, table.ReadAt, address, language);
        readMe.AddRounds([.. table.Rounds.Select(round => (round.Round, round.Release))]);
        foreach (var by in table.Rounds.SelectMany(round => round.Tables).Select(one => one.By).OfType<Item>().Take(1))
        {
            readMe.Add(language["Korsad med", "Crossed with"], $"{by.Question.Number} {language[by.Question.Label]}{(by.Row is { } row ? $": {language[row.Label]}" : "")}");
            readMe.Add(language["Andel", "Share"], language[
                "Av dem som har svarat så på korsfrågan; raden utan kolumn är alla som har svarat på båda.",
                "Of those who answered so to the question crossed with; the row without a column is all who answered both."]);
        }

        readMe.Add(language["Bas", "Base"], table.Query.CountsDontKnow
            ? language[
                "Kommuner som har svarat, även vet inte. Ej aktuellt och uteblivna svar ingår inte i basen utan står för sig.",
                "Municipalities that have answered, also don't know. Not applicable and answers that are missing are no part of the base, and stand by themselves."]
            : language[
                "Kommuner med ett svar i sak. Vet inte, ej aktuellt och uteblivna svar ingår inte i basen utan står för sig.",
                "Municipalities with a substantive answer. Don't know, not applicable and answers that are missing are no part of the base, and stand by themselves."]);
        if (table.Rounds.Any(round => round.Question is { } question && !Categories.ShowsValues(question)))
        {
            readMe.Add(language["Fritext", "Free text"], language[
                "Av fritext och personuppgifter räknas bara om frågan är besvarad, bland dem som fick den.",
                "Of free text and personal data it is only counted whether there is an answer, among those who were asked."]);
        }

        if (table.Rounds.Any(round => round.Question is { } question && Categories.AreOverlapping(question)))
        {
            readMe.Add(language["Flera svar", "Several answers"], language[
                "En kommun kan ha valt flera alternativ: andelarna kan bli mer än 100 % tillsammans.", "A municipality can have chosen several options: shares can add up to more than 100 %."]);
        }

        if (table.Query.Level == AreaLevel.Municipality)
            readMe.Add(language["Kommuner", "Municipalities"], language["Av en enskild kommun ges ingen andel, bara om den svarat så (1) eller inte (0).", "Of one municipality there is no share, only whether it answered so (1) or not (0)."]);
        if (table.Comparison is { } comparison)
        {
            readMe.Add(
                language["Jämförbart", "Comparable"],
                string.Join(' ', [$"{ObservationWords.Of(comparison.Comparable)}.", .. comparison.Notes.Select(note => language[note.Text]).Distinct()]));
        }

        return readMe.Sheet();
    }

    private static Sheet Counts(CrossTable table, ExplorerCells cells, ExportLanguage language)
    {
        Column[] columns =
        [
            .. cells.LeadColumns(),
            new("category", language["Svar", "Answer"], CellKind.Code, 18), new("categoryText", language["Svarets lydelse", "Wording of the answer"], CellKind.Text, 34),
            ExplorerCells.Number("count", language["Antal", "Count"]), ExplorerCells.Number("base", language["Bas", "Base"]),
            new("share", language["Andel", "Share"], CellKind.Percent, 10),
            .. cells.OutsideColumns(),
        ];
        var rows =
            from round in table.Rounds
            from one in round.Tables
            from area in table.Areas.Zip(one.Areas)
            from part in Parts(one, area.Second)
            from category in one.Categories.Index()
            select (Cell[])
            [
                .. cells.Lead(round.Round.Key, one.Item, table.Query.Level, area.First, one.By, part.Column),
                Cell.OfCode(category.Item.Key), Cell.OfText(cells.Text(one.Item, category.Item)),
                part.Of.Base == 0 ? Cell.OfMissing(part.WhyEmpty) : Cell.OfNumber(part.Of.Counts[category.Index]),
                Cell.OfNumber(part.Of.Base),
                Share(table.Query.Level, part, category.Index),
                .. ExplorerCells.Outside(area.Second.Outside),
            ];
        return Sheet.Of(CountsKey, language["Tabell", "Table"], columns, [.. rows]) with { FrozenColumns = 3 };
    }

    private static Sheet Numbers(CrossTable table, ExplorerCells cells, ExportLanguage language)
    {
        Column[] columns =
        [
            .. cells.LeadColumns(),
            ExplorerCells.Number("base", language["Bas", "Base"]), ExplorerCells.Number("min", language["Lägst", "Least"]),
            ExplorerCells.Number("lowerQuartile", language["Nedre kvartil", "Lower quartile"]), ExplorerCells.Number("median", language["Median", "Median"]),
            ExplorerCells.Number("upperQuartile", language["Övre kvartil", "Upper quartile"]), ExplorerCells.Number("max", language["Högst", "Greatest"]),
            ExplorerCells.Number("mean", language["Medelvärde", "Mean"]),
            .. cells.OutsideColumns(),
        ];
        var rows =
            from round in table.Rounds
            from one in round.Tables
            where one.Item.Question is NumberQuestion
            from area in table.Areas.Zip(one.Areas)
            from part in Parts(one, area.Second)
            select (Cell[])
            [
                .. cells.Lead(round.Round.Key, one.Item, table.Query.Level, area.First, one.By, part.Column),
                Cell.OfNumber(part.Of.Base), .. Summary((NumberQuestion)one.Item.Question, part), .. ExplorerCells.Outside(area.Second.Outside),
            ];
        return Sheet.Of(NumbersKey, language["Tal", "Numbers"], columns, [.. rows]) with { FrozenColumns = 3 };
    }

    private static Cell[] Summary(NumberQuestion question, Part part) => part.Of.Numbers is { } of
        ? [.. ((double[])[of.Min, of.LowerQuartile, of.Median, of.UpperQuartile, of.Max, of.Mean]).Select((figure, i) => Cell.OfNumber(figure, question.Decimals + (i is 0 or 4 ? 0 : 1)))]
        : [.. Enumerable.Repeat(Cell.OfMissing(part.WhyEmpty), 6)];

    /// <summary>Of one municipality no share: it is yes or no and never "100 %" (semantics §5).</summary>
    private static Cell Share(AreaLevel level, Part part, int category)
    {
        if (level == AreaLevel.Municipality)
            return Cell.Empty;
        return part.Of.Share(category) is { } share ? Cell.OfPercent(share, 1) : Cell.OfMissing(part.WhyEmpty);
    }

    /// <summary>All of the area, and then each column of it. Where nobody chose the column, there is nobody to ask.</summary>
    private static IEnumerable<Part> Parts(ItemTable table, AreaDistribution area) =>
        table.Columns.Zip(area.ByColumn, (column, of) => new Part(column, of, EmptyBase.WhyColumn(area)))
            .Prepend(new Part(null, area.All, EmptyBase.Why(area.Outside)));

    private sealed record Part(Category? Column, Distribution Of, MissingKind WhyEmpty);
}
