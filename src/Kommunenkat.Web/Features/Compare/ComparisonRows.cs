using System.Globalization;
using Kommunenkat.App.Analysis;

namespace Kommunenkat.Web.Features.Compare;

/// <summary>The areas of a comparison in the order that the reader chose.</summary>
public static class ComparisonRows
{
    // Names are Swedish whatever the page's language: å, ä and ö stand last.
    private static readonly StringComparer Swedish = CultureInfo.GetCultureInfo("sv-SE").CompareInfo.GetStringComparer(CompareOptions.None);

    /// <param name="focus">The indicator that "by value" means.</param>
    /// <returns>Positions among the comparison's areas.</returns>
    public static IReadOnlyList<int> Ordered(Comparison comparison, ComparedIndicator focus, ComparisonOrder order, Func<ComparedArea, string> name)
    {
        var areas = comparison.Areas;
        var places = Enumerable.Range(0, areas.Count);
        return [.. order switch
        {
            ComparisonOrder.Chosen => places,
            ComparisonOrder.Name => places.OrderBy(place => name(areas[place]), Swedish),
            ComparisonOrder.Size => places.OrderByDescending(place => areas[place].Population),
            ComparisonOrder.Value => places.OrderByDescending(place => focus.Areas[place].Figures[^1].Row.Value ?? double.NegativeInfinity),
        }];
    }
}
