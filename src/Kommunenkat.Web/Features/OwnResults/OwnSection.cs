using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Web.Features.Results;

namespace Kommunenkat.Web.Features.OwnResults;

/// <param name="Title">The questionnaire section's; null for what is made of no single section.</param>
/// <param name="IsParticipation">Whether it tells of taking part, and of no answer.</param>
internal sealed record OwnSection(LocalizedText? Title, bool IsParticipation, IReadOnlyList<OwnIndicator> Indicators)
{
    /// <summary>Divides indicators as the public results are divided.</summary>
    public static IReadOnlyList<OwnSection> Of(IEnumerable<OwnIndicator> indicators) =>
        [.. indicators
            .GroupBy(indicator => (IndicatorGroups.SectionOf(indicator.Questionnaire, indicator.Indicator)?.Key, indicator.Indicator.IsOfStatusAlone))
            .Select(group => new OwnSection(
                IndicatorGroups.SectionOf(group.First().Questionnaire, group.First().Indicator)?.Title, group.Key.IsOfStatusAlone, [.. group]))];
}
