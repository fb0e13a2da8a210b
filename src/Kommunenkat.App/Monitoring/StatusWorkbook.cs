using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Monitoring;

/// <summary>The status table of a round as a workbook: how far municipalities have come, and nothing of what they answer.</summary>
public static class StatusWorkbook
{
    public const string Key = "lage";

    /// <param name="rows">Those chosen, in the order they are to stand in.</param>
    /// <param name="choice">What they were chosen by: each choice with its name.</param>
    /// <param name="wordOf">The state in the workbook's language.</param>
    public static Workbook Of(
        RoundStatus status, IReadOnlyList<MunicipalityStatus> rows, IEnumerable<(string Name, string Value)> choice, Func<ResponseState, string> wordOf,
        DateTimeOffset readAt, ExportLanguage language)
    {
        var round = status.Round;
        var title = language[$"Läget i omgång {round.Key}", $"Status of round {round.Key}"];
        var readMe = new ReadMeRows(language);
        readMe.AddHead(title, readAt);
        readMe.AddRounds([(round, null)]);
        foreach (var (name, value) in choice)
            readMe.Add(name, value);
        Column[] columns =
        [
            new("round", language["Omgång", "Round"], CellKind.Code, 10),
            new("municipality", language["Kommunkod", "Municipality code"], CellKind.Code, 12),
            new("municipalityName", language["Kommun", "Municipality"], CellKind.Text, 22),
            new("county", language["Länskod", "County code"], CellKind.Code, 9),
            new("countyName", language["Län", "County"], CellKind.Text, 22),
            new("state", language["Läge", "State"], CellKind.Text, 22),
            new("lastActivityDay", language["Senast aktiv", "Last active"], CellKind.Date, 13),
            new("lastAnswerDay", language["Sista svarsdag", "Last day to answer"], CellKind.Date, 14),
        ];
        var sheet = Sheet.Of(Key, language["Läge", "Status"], columns, [.. rows.Select(row => (Cell[])
        [
            Cell.OfCode(round.Key), Cell.OfCode(row.Municipality.Code), Cell.OfText(row.Municipality.Name),
            Cell.OfCode(row.Municipality.County.Code), Cell.OfText(row.Municipality.County.Name), Cell.OfText(wordOf(row.State)),
            row.LastActivityAt is { } moment ? Cell.OfDate(SwedishTime.DayOf(moment)) : Cell.Empty,
            round.LastAnswerDay is { } day ? Cell.OfDate(day) : Cell.Empty,
        ])]) with
        { FrozenColumns = 3 };
        return new Workbook(title, readAt, [readMe.Sheet(), sheet], []);
    }
}
