namespace Kommunenkat.Survey.Indicators;

/// <summary>What one indicator says of one municipality; exactly one, tested in this order (semantics §5).</summary>
/// <remarks>A byte, since a round has as many of them as units times indicators.</remarks>
public enum UnitState : byte
{
    NotInvited,

    /// <summary>Invited, nothing submitted.</summary>
    NoResponse,

    /// <summary>In the base, and the numerator is true.</summary>
    Yes,

    /// <summary>In the base, and the numerator is false.</summary>
    No,

    /// <summary>In the base, with a number.</summary>
    Value,

    /// <summary>An item that decides is shown and has no answer.</summary>
    Unanswered,

    /// <summary>An item that decides is answered with an option of kind "don't know".</summary>
    DontKnow,

    /// <summary>All else.</summary>
    NotApplicable,
}

internal static class UnitStates
{
    /// <summary>Whether the unit counts: it has a yes, a no or a value.</summary>
    public static bool IsInBase(this UnitState state) => state is UnitState.Yes or UnitState.No or UnitState.Value;
}
