namespace Kommunenkat.Web.Charts;

/// <summary>The panel of two rounds: how many municipalities said what in each (semantics §6).</summary>
/// <param name="Gained">No, then yes.</param>
/// <param name="KeptYes">Yes both times.</param>
/// <param name="Lost">Yes, then no.</param>
/// <param name="KeptNo">No both times.</param>
public sealed record Transitions(int Gained, int KeptYes, int Lost, int KeptNo)
{
    public int Panel => Gained + KeptYes + Lost + KeptNo;

    /// <summary>
    /// The parts of the bar in an order in which those that said yes stand together, in the later round (the first two) as well
    /// as in the earlier (the middle two). Of an empty panel: none.
    /// </summary>
    public IReadOnlyList<TransitionPart> Parts
    {
        get
        {
            if (Panel == 0)
                return [];
            return
            [
                Part(TransitionKind.Gained, Gained, 0),
                Part(TransitionKind.KeptYes, KeptYes, Gained),
                Part(TransitionKind.Lost, Lost, Gained + KeptYes),
                Part(TransitionKind.KeptNo, KeptNo, Gained + KeptYes + Lost),
            ];
        }
    }

    private TransitionPart Part(TransitionKind kind, int count, int before) => new(kind, count, 100.0 * before / Panel, 100.0 * count / Panel);
}

public enum TransitionKind
{
    Gained,
    KeptYes,
    Lost,
    KeptNo,
}

/// <param name="Start">Percent of the bar before it.</param>
/// <param name="Share">Percent of the panel.</param>
public sealed record TransitionPart(TransitionKind Kind, int Count, double Start, double Share);
