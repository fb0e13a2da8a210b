using System.Collections.Immutable;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Guidance;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Trends;
using Kommunenkat.Testing;

namespace Kommunenkat.Web.Tests.OwnResults;

/// <summary>
/// Lund's own results, made by hand: of 2023, which is published, and of 2025, which is or is not. The indicators are percentages that
/// are named by their keys.
/// </summary>
internal static class Own
{
    private static readonly DateTimeOffset SubmittedAt = new(2025, 3, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly Questionnaire Questionnaire = QuestionnaireFile
        .OfRound("2025", Ask.Single("policy", "yes", "no", "dont_know"), Ask.Single("routine", "yes", "no", "dont_know"), Ask.Single("plan", "yes", "no"))
        .Indicators(
            Figure.Percent("policy", Rule.Is("policy", "yes"), Rule.Answered("policy")),
            Figure.Percent("routine", Rule.Is("routine", "yes"), Rule.Answered("routine")),
            Figure.Percent("plan", Rule.Is("plan", "yes"), Rule.Answered("plan")),
            Figure.Percent("response", Rule.Status("submitted"), Rule.Status("invited")))
        .Suggestions(Advice.Of("write", Rule.Is("policy", "no")))
        .Read();

    public static OwnDevelopment Results(bool isPublished, params IReadOnlyList<OwnIndicator> indicators) => new(
        Areas.Sweden.FindMunicipality(Scenario.Lund)!,
        [
            Round("2023", isPublished: true, isSubmitted: true),
            Round("2025", isPublished, isSubmitted: true),
        ],
        [.. ((string[])["12", "B3", "00"]).Select(code => ComparedArea.Find(code)!)],
        indicators.Select(indicator => isPublished ? indicator : Unpublished(indicator)).ToList(),
        [.. Questionnaire.Suggestions]);

    public static OwnDevelopment NothingSubmitted() =>
        new(Areas.Sweden.FindMunicipality(Scenario.Lund)!, [Round("2023", isPublished: true, isSubmitted: false)], [], [], []);

    /// <summary>An indicator's way from 2023 to 2025, beside areas of which 8 in 10 have it.</summary>
    /// <param name="standing">Of 2025; null: as the state says.</param>
    public static OwnIndicator Indicator(
        string key,
        UnitState before,
        UnitState now,
        Transition transition,
        TrendComparability comparable = TrendComparability.Yes,
        string? note = null,
        Standing? standing = null)
    {
        var indicator = Questionnaire.FindIndicator(key)!;
        ImmutableArray<TrendNote> notes = note is null ? [] : [new TrendNote("2025", null, new LocalizedText(new Dictionary<string, string> { ["sv"] = note }, "sv"))];
        var share = new ComparedFigure(FigureKind.Figure, indicator, new AreaRow(IndicatorUnit.Percent, 8, 10, 12, 10, 0, 2, false), null);
        return new OwnIndicator(
            indicator,
            Questionnaire,
            [Figure(before, null), Figure(now, standing)],
            [new OwnStep(0, 1, new RoundComparison(comparable, notes), transition)],
            [.. ((string[])["12", "B3", "00"]).Select(code => new AreaBeside(ComparedArea.Find(code)!, [share, share]))]);

        OwnFigure Figure(UnitState state, Standing? said) => new(
            new ComparedFigure(FigureKind.Figure, indicator, new AreaRow(IndicatorUnit.Percent, state == UnitState.Yes ? 1 : 0, 1, 1, 1, 0, 0, false), state),
            said ?? Standings.Of(indicator, state, null));
    }

    private static OwnIndicator Unpublished(OwnIndicator indicator) =>
        indicator with { Beside = [.. indicator.Beside.Select(area => area with { Figures = [area.Figures[0], null] })] };

    private static OwnRound Round(string key, bool isPublished, bool isSubmitted) => new(
        new Round { Key = key, State = isPublished ? RoundState.Published : RoundState.Open, LatestRelease = isPublished ? 1 : 0 },
        isPublished ? new Release(1, SubmittedAt.AddMonths(3), null) : null,
        Questionnaire,
        isSubmitted ? new OwnSubmission(1, SubmittedAt, Draft.Of(Questionnaire, ("policy", "no"))) : null);
}
