using Kommunenkat.App.Database;

namespace Kommunenkat.App.Rounds;

/// <summary>
/// A number that changes with what anybody may see: with a round that is opened, closed, published or released. What was made at
/// one number holds until there is another. It counts within this process and is nothing to store or to compare with another's.
/// </summary>
/// <remarks>
/// The rounds are read again after anything this process has committed, and else every <see cref="LongestDelay"/>, so that a change
/// counts at once where it was made, and soon after on other nodes and when the terminal made it.
/// </remarks>
public sealed class PublicationMark(AppDatabase database, TimeProvider time) : IDisposable
{
    /// <summary>How long another process's change may go unnoticed.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile Reading? _last;

    /// <returns>The number; <see cref="FailureKind.Unavailable"/> where the database cannot be read.</returns>
    public async ValueTask<Outcome<int>> ReadAsync(CancellationToken cancellation = default)
    {
        if (_last is { } known && IsFresh(known))
            return known.Mark;

        // Whoever comes first reads; the others wait and find it done.
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_last is { } meanwhile && IsFresh(meanwhile))
                return meanwhile.Mark;
            return await ReadAgainAsync(cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Outcome<int>> ReadAgainAsync(CancellationToken cancellation)
    {
        // Noted before the rounds are read: what is committed meanwhile makes them read once more, and is never missed.
        var (commits, at) = (database.Commits, time.GetTimestamp());
        var rounds = await database.ReadAsync<IReadOnlyList<Round>>(async session => (await RoundStore.AllAsync(session)).ToList(), cancellation);
        if (!rounds.IsSuccess)
            return rounds.Failure;

        var mark = _last is null ? 1
            : rounds.Value.SequenceEqual(_last.Rounds) ? _last.Mark
            : _last.Mark + 1;
        _last = new Reading(mark, rounds.Value, commits, at);
        return mark;
    }

    private bool IsFresh(Reading reading) => reading.Commits == database.Commits && time.GetElapsedTime(reading.At) < LongestDelay;

    private sealed record Reading(int Mark, IReadOnlyList<Round> Rounds, int Commits, long At);
}
