namespace Kommunenkat.Web.Features.Exports;

/// <summary>How far the making of a file has come.</summary>
internal enum ExportState
{
    Idle,

    /// <summary>For others' files to be made.</summary>
    Waiting,
    Reading,
    Writing,

    /// <summary>Nobody wants it any longer, but what is under way has not come back yet.</summary>
    Cancelling,

    /// <summary>On its way to the browser.</summary>
    Sending,
    Done,
    Cancelled,
    Failed,
}

/// <summary>Counts rows where they are written, for a page that looks at it from elsewhere.</summary>
internal sealed class ExportProgress
{
    private long _rows;

    public long Rows => Interlocked.Read(ref _rows);

    public void Add() => Interlocked.Increment(ref _rows);

    public void Reset() => Interlocked.Exchange(ref _rows, 0);
}

/// <summary>What the server's log is told of exports.</summary>
internal static partial class ExportLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "An export was given up: it could not be read, written or sent")]
    public static partial void GivenUp(ILogger logger, Exception exception);
}

/// <summary>Lets a few files be made at a time: a workbook is in memory while it is made.</summary>
public sealed class ExportQueue : IDisposable
{
    private const int AtATime = 2;

    private readonly SemaphoreSlim _turns = new(AtATime);

    /// <returns>To be disposed of when the file is there.</returns>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
