using Kommunenkat.App.Analysis;
using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Exchange;

/// <summary>The words of the machine formats for levels and states (semantics §5, §10).</summary>
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
}
