using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Results;

/// <param name="Title">The questionnaire section's; null for what is made of no single section.</param>
public sealed record IndicatorGroup(LocalizedText? Title, IReadOnlyList<NationalFigure> Figures);

/// <summary>Divides a round's indicators, in the order of the questionnaire file, by the section of the last question they count.</summary>
public static class IndicatorGroups
{
    public static IReadOnlyList<IndicatorGroup> Of(Questionnaire questionnaire, IReadOnlyList<NationalFigure> figures) =>
        [.. figures
            .GroupBy(figure => (Section: SectionOf(questionnaire, figure.Indicator), figure.Indicator.IsOfStatusAlone))
            .Select(group => new IndicatorGroup(group.Key.Section?.Title, [.. group]))];

    /// <summary>An index draws on many sections and belongs to none.</summary>
    public static Section? SectionOf(Questionnaire questionnaire, Indicator indicator) =>
        indicator.Numerator is WeightedIndex || indicator.Items.MaxBy(item => item.Index) is not { } last
            ? null
            : questionnaire.Sections.First(section => section.Questions.Contains(last.Question));
}
