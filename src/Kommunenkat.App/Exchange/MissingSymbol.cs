using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Exchange;

/// <summary>The symbols of what keeps a figure away (semantics §5): missing is never 0, and each kind of it has a sign of its own.</summary>
public static class MissingSymbol
{
    public const string NoAnswer = "-";

    public const string NotApplicable = ".";

    public const string DontKnow = "?";

    /// <summary>There is a figure, but it is of too few, or not to be published of this area.</summary>
    public const string Suppressed = "..";

    /// <summary>Not asked in that round: the round does not have the indicator, or did not invite the municipality.</summary>
    public const string NotAsked = "×";

    /// <summary>Of one municipality; null where it has a figure.</summary>
    public static string? Of(UnitState state) => state switch
    {
        UnitState.NotInvited => NotAsked,
        UnitState.NoResponse or UnitState.Unanswered => NoAnswer,
        UnitState.Yes or UnitState.No or UnitState.Value => null,
        UnitState.DontKnow => DontKnow,
        UnitState.NotApplicable => NotApplicable,
    };

    /// <summary>Of an area above municipality that has no value.</summary>
    public static string Of(AreaRow row) => row switch
    {
        { Base: > 0 } => Suppressed,
        { Invited: 0 } => NotAsked,
        { NotApplicable: > 0, Unknown: 0 } => NotApplicable,
        _ => NoAnswer,
    };
}
