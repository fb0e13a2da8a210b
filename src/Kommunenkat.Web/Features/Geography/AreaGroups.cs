using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Results;

namespace Kommunenkat.Web.Features.Geography;

/// <param name="Title">The questionnaire section's; null for what is made of no single section.</param>
/// <param name="IsOfStatus">Whether it is about who has answered.</param>
public sealed record AreaGroup(LocalizedText? Title, bool IsOfStatus, IReadOnlyList<AreaIndicator> Indicators);

/// <summary>Divides an area's indicators as the national page does; what only an earlier round has stands in its section of then.</summary>
public static class AreaGroups
{
    public static IReadOnlyList<AreaGroup> Of(IEnumerable<AreaIndicator> indicators) =>
        [.. indicators
            .Select(indicator => (Indicator: indicator, Section: IndicatorGroups.SectionOf(indicator.Questionnaire, indicator.Indicator)))
            .GroupBy(item => (item.Section?.Key, item.Indicator.Indicator.IsOfStatusAlone))
            .Select(group => new AreaGroup(group.First().Section?.Title, group.Key.IsOfStatusAlone, [.. group.Select(item => item.Indicator)]))];
}
