using System.Collections.Immutable;
using Kommunenkat.App.Database;
using Microsoft.Extensions.Logging;

namespace Kommunenkat.App.Answering;

/// <summary>Somebody who has the response open.</summary>
/// <param name="Question">Null: nowhere in particular.</param>
public sealed record Presence(Guid PageId, Guid PersonId, string Name, string Section, string? Question);

/// <summary>What a look at a response says without reading its answers.</summary>
/// <param name="Version">Another than before: something in the response has changed.</param>
/// <param name="Present">In order of name.</param>
public sealed record ResponsePulse(int Version, ImmutableArray<Presence> Present)
{
    public bool Equals(ResponsePulse? other) => other is not null && Version == other.Version && Present.SequenceEqual(other.Present);

    public override int GetHashCode() => HashCode.Combine(Version, Present.Length);
}

/// <summary>
/// Tells open pages when a response changes, whichever server it was changed on: it asks the database for the change numbers of
/// the responses that are open on this server, two statements each time however many they are, and nothing while none is.
/// </summary>
public sealed partial class ResponseWatch(AppDatabase database, TimeProvider time, ILogger<ResponseWatch> logger) : IDisposable
{
    /// <summary>Well within the two seconds in which colleagues are to see a change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Ids in one statement: well within what SQL Server takes.</summary>
    private const int Chunk = 500;

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private ImmutableList<Watcher> _watchers = [];
    private bool _isRunning;

    /// <summary>Calls back with the pulse of a response now and at each change, until disposed of. Access is the caller's to have asked.</summary>
    /// <param name="onPulse">Called on a thread of the watch's own, in the caller's language; it must return soon and not throw.</param>
    public IDisposable Watch(Guid responseId, Action<ResponsePulse> onPulse)
    {
        var watcher = new Watcher(this, responseId, onPulse);
        lock (_lock)
        {
            _watchers = _watchers.Add(watcher);
            if (!_isRunning)
            {
                _isRunning = true;
                // What is the first watcher's own, such as their language, is nothing to the others.
                using (ExecutionContext.SuppressFlow())
                    _ = Task.Run(RunAsync);
            }
        }

        return watcher;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await LookAsync(_watchers);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token) && IsNeeded());
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        catch (ObjectDisposedException)
        {
            // The server has stopped.
        }
    }

    private bool IsNeeded()
    {
        lock (_lock)
            return _isRunning = !_watchers.IsEmpty;
    }

    private async Task LookAsync(ImmutableList<Watcher> watchers)
    {
        foreach (var chunk in watchers.GroupBy(watcher => watcher.ResponseId).Chunk(Chunk))
        {
            try
            {
                var pulses = await database.ReadAsync<Dictionary<Guid, ResponsePulse>>(
                    async session => await PulsesAsync(session, [.. chunk.Select(group => group.Key.ToString())]), _stop.Token);
                // What cannot be read now is read at the next look: the pages say themselves what they could not save.
                if (!pulses.IsSuccess)
                    continue;
                foreach (var watcher in chunk.SelectMany(group => group))
                    watcher.Take(pulses.Value.GetValueOrDefault(watcher.ResponseId));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogLookFailed(exception, chunk.Length);
            }
        }
    }

    private async Task<Dictionary<Guid, ResponsePulse>> PulsesAsync(DbSession session, IReadOnlyList<string> responses)
    {
        var present = (await PresenceStore.OfResponsesAsync(session, responses, time.GetUtcNow() - ShowPresence.Lasts))
            .OrderBy(row => row.PersonName, StringComparer.Ordinal) // the two engines order letters each in its way
            .ToLookup(row => row.ResponseId, row => new Presence(row.PageId, row.PersonId, row.PersonName, row.SectionKey, row.QuestionKey));
        return (await ResponseStore.VersionsAsync(session, responses))
            .ToDictionary(row => row.Id, row => new ResponsePulse(row.Version, [.. present[row.Id]]));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for changes of {Count} open responses failed; it is tried again")]
    private partial void LogLookFailed(Exception exception, int count);

    private sealed class Watcher(ResponseWatch watch, Guid responseId, Action<ResponsePulse> onPulse) : IDisposable
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();
        private ResponsePulse? _last;

        public Guid ResponseId => responseId;

        public void Take(ResponsePulse? pulse)
        {
            if (pulse is null || pulse.Equals(_last))
                return;
            _last = pulse;
            if (_context is null)
                onPulse(pulse);
            else
                ExecutionContext.Run(_context, _ => onPulse(pulse), null);
        }

        public void Dispose()
        {
            lock (watch._lock)
                watch._watchers = watch._watchers.Remove(this);
        }
    }
}
