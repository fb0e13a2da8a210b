using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange.Workbooks;

namespace Kommunenkat.App.Exchange.Exports;

/// <summary>How a sheet names an area, whatever it tells of it.</summary>
internal static class AreaCells
{
    public static Column[] Columns(ExportLanguage language) =>
    [
        new("level", language["Nivå", "Level"], CellKind.Code, 13),
        new("area", language["Områdeskod", "Area code"], CellKind.Code, 12),
        new("areaName", language["Område", "Area"], CellKind.Text, 26),
    ];

    public static Cell[] Of(AreaLevel level, string code, string name, ExportLanguage language) =>
        [Cell.OfCode(ObservationWords.Of(level)), Cell.OfCode(code), Cell.OfText(NameOf(code, name, language))];

    /// <summary>Counties, groups and municipalities have one name in every language, the country has not.</summary>
    public static string NameOf(string code, string name, ExportLanguage language) => code == Geography.Areas.CountryCode ? language[name, "Sweden"] : name;
}
