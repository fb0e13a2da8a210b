using Kommunenkat.App.Analysis;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Trends;

namespace Kommunenkat.App.Exchange;

/// <summary>The words of the machine formats for levels, states, trends and definitions (semantics §5, §6, §10).</summary>
public static class ObservationWords
{
    /// <summary>The words for all levels, from the country down.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. Enum.GetValues<AreaLevel>().Select(Of)];

    public static string Of(AreaLevel level) => level switch
    {
        AreaLevel.Country => "country",
        AreaLevel.County => "county",
        AreaLevel.Group => "group",
        AreaLevel.Municipality => "municipality",
    };

    /// <summary>The level that the word means, or null.</summary>
    public static AreaLevel? FindLevel(string word) =>
        Enum.GetValues<AreaLevel>().Where(level => Of(level) == word).Select(level => (AreaLevel?)level).FirstOrDefault();

    public static string Of(UnitState state) => state switch
    {
        UnitState.NotInvited => "not_invited",
        UnitState.NoResponse => "no_response",
        UnitState.Yes => "yes",
        UnitState.No => "no",
        UnitState.Value => "value",
        UnitState.Unanswered => "unanswered",
        UnitState.DontKnow => "dont_know",
        UnitState.NotApplicable => "not_applicable",
    };

    public static string Of(MissingKind kind) => kind switch
    {
        MissingKind.NotAsked => "not_asked",
        MissingKind.NoResponse => "no_response",
        MissingKind.Unanswered => "unanswered",
        MissingKind.NotApplicable => "not_applicable",
        MissingKind.DontKnow => "dont_know",
        MissingKind.Suppressed => "suppressed",
    };

    public static string Of(TrendComparability comparable) => comparable switch
    {
        TrendComparability.Yes => "yes",
        TrendComparability.WithCare => "with_care",
        TrendComparability.No => "no",
        TrendComparability.NotAsked => "not_asked",
    };

    public static string Of(Transition transition) => transition switch
    {
        Transition.Gained => "gained",
        Transition.Lost => "lost",
        Transition.KeptYes => "kept_yes",
        Transition.KeptNo => "kept_no",
        Transition.Rose => "rose",
        Transition.Fell => "fell",
        Transition.KeptValue => "kept_value",
        Transition.NoFigureBefore => "no_figure_before",
        Transition.NoFigureNow => "no_figure_now",
        Transition.NoFigures => "no_figures",
        Transition.NotComparable => "not_comparable",
        Transition.NotAsked => "not_asked",
    };

    public static string Of(RoundState state) => state switch
    {
        RoundState.Draft => "draft",
        RoundState.Open => "open",
        RoundState.Closed => "closed",
        RoundState.Published => "published",
        RoundState.Archived => "archived",
    };

    public static string Of(IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Percent => "percent",
        IndicatorUnit.Mean => "mean",
        IndicatorUnit.Index => "index",
        IndicatorUnit.Count => "count",
    };

    public static string Of(IndicatorDirection direction) => direction switch
    {
        IndicatorDirection.HigherIsBetter => "higher_is_better",
        IndicatorDirection.LowerIsBetter => "lower_is_better",
        IndicatorDirection.Neutral => "neutral",
    };
}
