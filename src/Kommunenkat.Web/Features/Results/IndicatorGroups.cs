using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Results;

/// <param name="Title">The questionnaire section's; null for what is made of no single section.</param>
public sealed record IndicatorGroup(LocalizedText? Title, IReadOnlyList<NationalFigure> Figures);

/// <summary>Divides a round's indicators, in the order of the questionnaire file, by the section their first question stands in.</summary>
public static class IndicatorGroups
{
    public static IReadOnlyList<IndicatorGroup> Of(Questionnaire questionnaire, IReadOnlyList<NationalFigure> figures) =>
        [.. figures
            .GroupBy(figure => SectionOf(questionnaire, figure))
            .Select(group => new IndicatorGroup(group.Key?.Title, [.. group]))];

    /// <summary>An index draws on many sections and belongs to none.</summary>
    private static Section? SectionOf(Questionnaire questionnaire, NationalFigure figure) =>
        figure.Indicator.Numerator is Survey.Expressions.WeightedIndex || figure.Indicator.Items is not [var first, ..]
            ? null
            : questionnaire.Sections.First(section => section.Questions.Contains(first.Question));
}
