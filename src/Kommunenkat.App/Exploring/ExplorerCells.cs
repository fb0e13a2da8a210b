using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;

namespace Kommunenkat.App.Exploring;

/// <summary>Why there is nothing to count.</summary>
public static class EmptyBase
{
    /// <summary>Of an area whose base is empty.</summary>
    public static MissingKind Why(OutsideBase outside) => outside switch
    {
        { NoResponse: 0, Unanswered: 0, DontKnow: null or 0, NotApplicable: 0 } => MissingKind.NotAsked,
        { NoResponse: 0, Unanswered: 0, DontKnow: null or 0 } => MissingKind.NotApplicable,
        { Unanswered: 0, DontKnow: null or 0, NotApplicable: 0 } => MissingKind.NoResponse,
        { NoResponse: 0, Unanswered: 0 } => MissingKind.DontKnow,
        _ => MissingKind.Unanswered,
    };

    /// <summary>Of a column whose base is empty: where the area has answers, nobody chose the column.</summary>
    public static MissingKind WhyColumn(AreaDistribution area) => area.All.Base == 0 ? Why(area.Outside) : MissingKind.NotApplicable;
}

/// <summary>Columns and cells that the explorer's sheets share.</summary>
internal sealed class ExplorerCells(ExportLanguage language)
{
    private const int TextWidth = 44, KeyWidth = 26;

    public Column[] LeadColumns() =>
    [
        new("round", language["Omgång", "Round"], CellKind.Code, 10),
        new("question", language["Fråga", "Question"], CellKind.Code, KeyWidth),
        new("row", language["Rad", "Row"], CellKind.Code, 16),
        new("questionText", language["Frågans lydelse", "Wording"], CellKind.Text, TextWidth),
        new("rowText", language["Radens lydelse", "Wording of the row"], CellKind.Text, KeyWidth),
        .. AreaCells.Columns(language),
        new("by", language["Korsad med", "Crossed with"], CellKind.Code, KeyWidth),
        new("column", language["Kolumn", "Column"], CellKind.Code, 16),
        new("columnText", language["Kolumnens lydelse", "Wording of the column"], CellKind.Text, KeyWidth),
    ];

    public Cell[] Lead(string round, Item item, AreaLevel level, Area area, Item? by, Category? column) =>
    [
        Cell.OfCode(round), Cell.OfCode(item.Key.Question), Cell.OfCode(item.Key.Row), Cell.OfText(language[item.Question.Label]),
        item.Row is { } row ? Cell.OfText(language[row.Label]) : Cell.Empty,
        .. AreaCells.Of(level, area.Code, area.Name, language), Cell.OfCode(by?.Key.ToString()), Cell.OfCode(column?.Key), column?.Label is { } label ? Cell.OfText(language[label]) : Cell.Empty,
    ];

    public Column[] OutsideColumns() =>
    [
        Number("notInvited", language["Inte tillfrågade", "Not invited"]), Number("noResponse", language["Inget svar inskickat", "Nothing submitted"]),
        Number("unanswered", language["Obesvarat", "Unanswered"]), Number("dontKnow", language["Vet inte", "Don't know"]),
        Number("notApplicable", language["Ej aktuellt", "Not applicable"]),
    ];

    public static Cell[] Outside(OutsideBase outside) =>
    [
        Cell.OfNumber(outside.NotInvited), Cell.OfNumber(outside.NoResponse), Cell.OfNumber(outside.Unanswered), Cell.OfNumber(outside.DontKnow), Cell.OfNumber(outside.NotApplicable),
    ];

    public static Column Number(string key, string heading) => new(key, heading, CellKind.Number, 13);

    public string Text(Item item, Category category) => category.Kind switch
    {
        CategoryKind.Option => language[category.Label!],
        CategoryKind.Year => category.Key,
        CategoryKind.Interval => CategoryText.Interval((NumberQuestion)item.Question, category, language.Culture),
        CategoryKind.Answered => language["Besvarad", "Answered"],
        CategoryKind.NotAnswered => language["Obesvarad", "Not answered"],
    };
}
