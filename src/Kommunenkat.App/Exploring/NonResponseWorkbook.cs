using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Tables;

namespace Kommunenkat.App.Exploring;

/// <summary>Item non-response as a workbook: a row for each item in the order of the page, and a row for each area.</summary>
public static class NonResponseWorkbook
{
    /// <summary>Keys of the sheets: by item, and by area.</summary>
    public const string ItemsKey = "bortfall", AreasKey = "omraden";

    /// <param name="address">The query of the page's address, which is the whole choice.</param>
    public static Workbook Of(NonResponse found, string address, ExportLanguage language)
    {
        var title = language[$"Internt bortfall, omgång {found.Round.Key}, {found.Area.Name}", $"Item non-response, round {found.Round.Key}, {found.Area.Name}"];
        return new Workbook(title, found.ReadAt, [About(found, title, address, language), Items(found, language), Areas(found, language)], []);
    }

    private static Sheet About(NonResponse found, string title, string address, ExportLanguage language)
    {
        var readMe = ExplorerReadMe.Begin(title, found.ReadAt, address, language);
        readMe.AddRounds([(found.Round, found.Release)]);
        readMe.Add(language["Ställd till", "Asked"], language["Kommuner som har skickat in och fick frågan.", "Municipalities that have submitted and were shown the question."]);
        readMe.Add(language["Andel obesvarade", "Share unanswered"], language["Obesvarade av dem som frågan ställdes till.", "Left empty, of those who were asked."]);
        readMe.Add(language["Per område", "By area"], language["Alla frågor tillsammans: varje fråga, och varje rad i en matris, räknas en gång för varje kommun.", "All questions together: each question, and each row of a matrix, counts once for each municipality."]);
        return readMe.Sheet();
    }

    private static Sheet Items(NonResponse found, ExportLanguage language)
    {
        Column[] columns =
        [
            new("round", language["Omgång", "Round"], CellKind.Code, 10), .. AreaCells.Columns(language),
            new("question", language["Fråga", "Question"], CellKind.Code, 26), new("row", language["Rad", "Row"], CellKind.Code, 16),
            new("number", language["Frågenummer", "Question number"], CellKind.Code, 12),
            new("questionText", language["Frågans lydelse", "Wording"], CellKind.Text, 44), new("rowText", language["Radens lydelse", "Wording of the row"], CellKind.Text, 26),
            .. Figures(language),
        ];
        var level = found.Query.Area == Geography.Areas.CountryCode ? AreaLevel.Country : found.Level;
        var rows = found.Items.Select(one => (Cell[])
        [
            Cell.OfCode(found.Round.Key), .. AreaCells.Of(level, found.Area.Code, found.Area.Name, language),
            Cell.OfCode(one.Item.Key.Question), Cell.OfCode(one.Item.Key.Row), Cell.OfCode(one.Item.Question.Number), Cell.OfText(language[one.Item.Question.Label]),
            one.Item.Row is { } row ? Cell.OfText(language[row.Label]) : Cell.Empty,
            .. Figures(one.Response),
        ]).ToList();
        return Sheet.Of(ItemsKey, language["Bortfall", "Non-response"], columns, rows) with { FrozenColumns = 4 };
    }

    private static Sheet Areas(NonResponse found, ExportLanguage language) => Sheet.Of(
        AreasKey,
        language["Per område", "By area"],
        [new("round", language["Omgång", "Round"], CellKind.Code, 10), .. AreaCells.Columns(language), .. Figures(language)],
        [.. found.Areas.Select(one => (Cell[])[Cell.OfCode(found.Round.Key), .. AreaCells.Of(found.Level, one.Area.Code, one.Area.Name, language), .. Figures(one.Response)])]);

    private static Column[] Figures(ExportLanguage language) =>
    [
        ExplorerCells.Number("shown", language["Ställd till", "Asked"]), ExplorerCells.Number("answered", language["Besvarad", "Answered"]),
        ExplorerCells.Number("unanswered", language["Obesvarad", "Unanswered"]), ExplorerCells.Number("dontKnow", language["Vet inte", "Don't know"]),
        ExplorerCells.Number("notApplicable", language["Svarat ej aktuellt", "Answered not applicable"]), ExplorerCells.Number("notShown", language["Inte ställd", "Not asked"]),
        new("share", language["Andel obesvarade", "Share unanswered"], CellKind.Percent, 12),
    ];

    private static Cell[] Figures(ItemResponse response) =>
    [
        Cell.OfNumber(response.Shown), Cell.OfNumber(response.Answered), Cell.OfNumber(response.Unanswered), Cell.OfNumber(response.DontKnow),
        Cell.OfNumber(response.NotApplicable), Cell.OfNumber(response.NotShown),
        response.UnansweredShare is { } share ? Cell.OfPercent(share, 1) : Cell.OfMissing(NonResponseWords.WhyNone(response)),
    ];
}

/// <summary>Why there is no share of unanswered.</summary>
public static class NonResponseWords
{
    /// <summary>Of an item that was shown to nobody.</summary>
    public static MissingKind WhyNone(ItemResponse response) => response switch
    {
        { Submitted: > 0 } => MissingKind.NotApplicable,
        { Invited: > 0 } => MissingKind.NoResponse,
        _ => MissingKind.NotAsked,
    };
}
