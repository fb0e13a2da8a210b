namespace Kommunenkat.App.Accounts;

/// <summary>Whether a grant holds.</summary>
public enum GrantStanding
{
    Current,

    /// <summary>It begins later.</summary>
    Coming,

    Ended,
}

/// <summary>When a grant holds, told in days as people say them.</summary>
/// <param name="EndsAt">The first moment at which it no longer holds; null: no end is set.</param>
internal sealed record GrantPeriod(DateTimeOffset StartsAt, DateTimeOffset? EndsAt)
{
    /// <summary>A day further away is a slip of the keyboard.</summary>
    private const int MostYears = 50;

    /// <param name="startDay">The first day; null or today: at once.</param>
    /// <param name="endDay">The last day, to its end; null: no end.</param>
    /// <returns><see cref="FailureKind.Invalid"/> where a day has passed or is more than 50 years away, or the last day is before the first.</returns>
    public static Outcome<GrantPeriod> Of(DateOnly? startDay, DateOnly? endDay, TimeProvider time)
    {
        var today = SwedishTime.Today(time);
        if (startDay < today)
            return Failure.Invalid("The first day has passed.");
        if (startDay > today.AddYears(MostYears) || endDay > today.AddYears(MostYears))
            return Failure.Invalid($"The day is more than {MostYears} years away.");
        if (endDay < (startDay ?? today))
            return Failure.Invalid(endDay < today ? "The last day has passed." : "The last day is before the first.");
        return new GrantPeriod(
            startDay > today ? SwedishTime.StartOf(startDay.Value) : time.GetUtcNow(),
            endDay is { } last ? SwedishTime.StartOf(last.AddDays(1)) : null);
    }

    public static GrantStanding StandingOf(DateTimeOffset startsAt, DateTimeOffset? endsAt, DateTimeOffset now) =>
        endsAt <= now ? GrantStanding.Ended : startsAt > now ? GrantStanding.Coming : GrantStanding.Current;
}
