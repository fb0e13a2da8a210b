namespace Kommunenkat.Web.Charts;

/// <summary>The change of a figure between two rounds, divided; in percentage points and full precision (semantics §6).</summary>
/// <param name="Within">Change among those that answered both times.</param>
/// <param name="Entered">What those did that answered only in the later round.</param>
/// <param name="Left">What those did that answered only in the earlier round.</param>
public sealed record Decomposition(double Within, double Entered, double Left)
{
    /// <returns>Null where there are none.</returns>
    public static Decomposition? Of(Survey.Trends.Decomposition? parts) =>
        parts is { } known ? new Decomposition(known.Within, known.Entered, known.Left) : null;

    public double Total => Within + Entered + Left;

    /// <summary>A waterfall: every part begins where the one before it ended, and the total spans them all.</summary>
    public IReadOnlyList<DecompositionStep> Steps =>
    [
        new(DecompositionPart.Within, 0, Within),
        new(DecompositionPart.Entered, Within, Within + Entered),
        new(DecompositionPart.Left, Within + Entered, Total),
        new(DecompositionPart.Total, 0, Total),
    ];
}

public enum DecompositionPart
{
    Within,
    Entered,
    Left,
    Total,
}

/// <param name="From">Percentage points from the earlier figure.</param>
/// <param name="To">The same after the part.</param>
public sealed record DecompositionStep(DecompositionPart Part, double From, double To)
{
    public double Change => To - From;
}
