using System.Globalization;

namespace Kommunenkat.Web.Charts;

/// <param name="Name">Of the area.</param>
/// <param name="Size">What "by size" sorts by: municipalities in the area, or inhabitants.</param>
/// <param name="Coverage">How many answered: "24 av 26".</param>
/// <param name="IsChosen">The one that the page is about.</param>
/// <param name="Address">Where its name leads; null: nowhere.</param>
public sealed record BarRow(string Name, ChartValue Value, int Size, string? Coverage = null, bool IsChosen = false, string? Address = null);

/// <summary>What a list of areas is sorted by.</summary>
public enum BarSort
{
    /// <summary>From A to Ö.</summary>
    Name,

    /// <summary>The largest first, those without a figure last.</summary>
    Value,

    /// <summary>The largest first.</summary>
    Size,
}

/// <summary>Sorting by an address, so that it works without a script and can be sent to somebody.</summary>
public static class BarOrder
{
    // Names are Swedish whatever the page's language: å, ä and ö stand last.
    private static readonly StringComparer Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo.GetStringComparer(CompareOptions.None);

    /// <param name="word">As in an address.</param>
    /// <returns>Null for a word there is not.</returns>
    public static BarSort? Parse(string? word) => Enum.GetValues<BarSort>().Where(sort => Word(sort) == word).Cast<BarSort?>().FirstOrDefault();

    /// <summary>As it stands in an address.</summary>
    public static string Word(BarSort sort) => sort switch
    {
        BarSort.Name => "namn",
        BarSort.Value => "varde",
        BarSort.Size => "storlek",
    };

    public static IReadOnlyList<BarRow> Sorted(IEnumerable<BarRow> rows, BarSort sort)
    {
        var byName = rows.OrderBy(row => row.Name, Swedish);
        return sort switch
        {
            BarSort.Name => [.. byName],
            BarSort.Value => [.. byName.OrderByDescending(row => row.Value.Value ?? double.NegativeInfinity)],
            BarSort.Size => [.. byName.OrderByDescending(row => row.Size)],
        };
    }
}
