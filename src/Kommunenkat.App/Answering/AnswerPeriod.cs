using Kommunenkat.App.Rounds;

namespace Kommunenkat.App.Answering;

/// <summary>What a response's last day hangs on.</summary>
public enum PeriodKind
{
    /// <summary>The round is closed to this municipality, or was never open.</summary>
    Closed,

    /// <summary>The round's own definitive close.</summary>
    OfRound,

    /// <summary>A later day that the municipality was given.</summary>
    Extended,

    /// <summary>The response was opened again until a day.</summary>
    Reopened,
}

/// <summary>Until when a response takes answers, and whether it does today: the one rule of it.</summary>
/// <param name="LastDay">The last day on which answers are taken, or were; null: no day is set.</param>
public readonly record struct AnswerPeriod(PeriodKind Kind, DateOnly? LastDay, bool IsOpen)
{
    /// <param name="extendedTo">The municipality's own last day, if it has one.</param>
    /// <param name="reopenedUntil">The last day of a response that was opened again and not submitted since.</param>
    public static AnswerPeriod Of(Round round, DateOnly? extendedTo, DateOnly? reopenedUntil, DateOnly today)
    {
        if (reopenedUntil is not null)
            return TakesCorrections(round.State) ? Until(PeriodKind.Reopened, reopenedUntil) : Closed(reopenedUntil);

        return round.State switch
        {
            // A later day can only be later: what everybody has is not taken from anybody.
            RoundState.Open => round.DefinitiveClose is { } close && extendedTo > close
                ? Until(PeriodKind.Extended, extendedTo)
                : Until(PeriodKind.OfRound, round.DefinitiveClose),
            RoundState.Closed => extendedTo is null ? Closed(round.DefinitiveClose) : Until(PeriodKind.Extended, extendedTo),
            RoundState.Draft or RoundState.Published or RoundState.Archived => Closed(extendedTo ?? round.DefinitiveClose),
        };

        AnswerPeriod Until(PeriodKind kind, DateOnly? lastDay) => new(kind, lastDay, !(today > lastDay));

        static AnswerPeriod Closed(DateOnly? lastDay) => new(PeriodKind.Closed, lastDay, IsOpen: false);
    }

    /// <summary>
    /// Whether a submitted response of the round can be corrected. In a published one too: its figures change by a new release only.
    /// </summary>
    public static bool TakesCorrections(RoundState state) => state switch
    {
        RoundState.Open or RoundState.Closed or RoundState.Published => true,
        RoundState.Draft or RoundState.Archived => false,
    };

    /// <summary>Whether a municipality can be given a later day for its first submission.</summary>
    public static bool TakesExtensions(RoundState state) => state switch
    {
        RoundState.Open or RoundState.Closed => true,
        RoundState.Draft or RoundState.Published or RoundState.Archived => false,
    };
}
