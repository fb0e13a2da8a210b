using Kommunenkat.Survey.Indicators;

namespace Kommunenkat.App.Exchange;

/// <summary>Why there is no answer or figure (semantics §5): what <see cref="MissingSymbol"/> shows with one sign has several reasons.</summary>
public enum MissingKind : byte
{
    /// <summary>The round does not have it, or did not invite the municipality.</summary>
    NotAsked,

    /// <summary>Invited, nothing submitted.</summary>
    NoResponse,

    /// <summary>Submitted, but this was left out.</summary>
    Unanswered,

    /// <summary>The question was not for them.</summary>
    NotApplicable,

    DontKnow,

    /// <summary>There is a figure, but it is of too few, or not to be published of this area.</summary>
    Suppressed,
}

/// <summary>Which kind it is that keeps a figure away.</summary>
public static class MissingKinds
{
    /// <summary>Of one municipality; null where it has a figure.</summary>
    public static MissingKind? Of(UnitState state) => state switch
    {
        UnitState.NotInvited => MissingKind.NotAsked,
        UnitState.NoResponse => MissingKind.NoResponse,
        UnitState.Yes or UnitState.No or UnitState.Value => null,
        UnitState.Unanswered => MissingKind.Unanswered,
        UnitState.DontKnow => MissingKind.DontKnow,
        UnitState.NotApplicable => MissingKind.NotApplicable,
    };

    /// <summary>Of an area above municipality that has no value.</summary>
    public static MissingKind Of(AreaRow row) => row switch
    {
        { Base: > 0 } => MissingKind.Suppressed,
        { Invited: 0 } => MissingKind.NotAsked,
        { NotApplicable: > 0, Unknown: 0 } => MissingKind.NotApplicable,
        { Submitted: 0 } => MissingKind.NoResponse,
        _ => MissingKind.Unanswered,
    };
}
