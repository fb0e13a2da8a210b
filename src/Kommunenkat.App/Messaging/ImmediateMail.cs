using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Kommunenkat.App.Messaging;

/// <summary>
/// Mail that is sent at once and lies nowhere but in memory, since whoever reads it could sign in. If the server goes away before it is
/// sent, it is lost, and the person asks again.
/// </summary>
public sealed partial class ImmediateMail(MailTransport transport, TimeProvider time, ILogger<ImmediateMail> logger)
{
    /// <summary>Between the attempts to send one message.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)];

    private const int MostWaiting = 1000, AtOnce = 4;

    private readonly Channel<OutboxMessage> _waiting = Channel.CreateBounded<OutboxMessage>(MostWaiting);

    /// <summary>What has been added and is not being sent yet.</summary>
    internal ChannelReader<OutboxMessage> Waiting => _waiting.Reader;

    /// <summary>Has a message sent, without waiting for it: how long that takes would tell that there is one.</summary>
    internal void Add(OutboxMessage message)
    {
        if (!_waiting.Writer.TryWrite(message))
            LogFull(message.Id);
    }

    /// <summary>Sends what is added, until told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await Parallel.ForEachAsync(
                Waiting.ReadAllAsync(stopping), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, SendAsync);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What has not been sent goes with the process.
        }
    }

    private async ValueTask SendAsync(OutboxMessage message, CancellationToken stopping)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await transport.SendAsync(message, stopping);
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                // The server's own words may name the address, and the log does not.
                LogFailed(message.Id, attempt + 1, exception.GetType().Name);
                if (attempt == Pauses.Count)
                    return;
            }

            await Task.Delay(Pauses[attempt], time, stopping);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sign-in mail {Id} could not be sent at attempt {Attempt}: {Error}")]
    private partial void LogFailed(Guid id, int attempt, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Too many sign-in mails wait to be sent: {Id} is dropped")]
    private partial void LogFull(Guid id);
}
