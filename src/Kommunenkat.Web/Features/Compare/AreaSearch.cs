using System.Globalization;
using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>Areas by a part of their name, or by their code.</summary>
public static class AreaSearch
{
    private const int Most = 12;

    private static readonly CompareInfo Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    /// <returns>Those whose name begins with the text first.</returns>
    public static IReadOnlyList<Area> Find(string text) =>
        [.. Enum.GetValues<AreaLevel>().SelectMany(RoundFigures.AreasAt)
            .Where(area => area.Code == text || Place(area, text) >= 0)
            .OrderBy(area => Place(area, text) == 0 || area.Code == text ? 0 : 1)
            .Take(Most)];

    private static int Place(Area area, string text) => Swedish.IndexOf(area.Name, text, CompareOptions.IgnoreCase);
}
