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
    public static string? Of(UnitState state) => MissingKinds.Of(state) is { } kind ? Of(kind) : null;

    /// <summary>Of an area above municipality that has no value.</summary>
    public static string Of(AreaRow row) => Of(MissingKinds.Of(row));

    public static string Of(MissingKind kind) => kind switch
    {
        MissingKind.NotAsked => NotAsked,
        MissingKind.NoResponse or MissingKind.Unanswered => NoAnswer,
        MissingKind.NotApplicable => NotApplicable,
        MissingKind.DontKnow => DontKnow,
        MissingKind.Suppressed => Suppressed,
    };
}
