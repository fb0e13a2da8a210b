using Kommunenkat.App.Database;

namespace Kommunenkat.App.Messaging;

/// <summary>What became of the messages that were due.</summary>
/// <param name="Failed">Ids of those that could not be delivered; they are tried again later.</param>
/// <param name="Waiting">How many lie in the outbox now, due or not.</param>
public sealed record DeliveryReport(int Delivered, IReadOnlyList<Guid> Failed, int Waiting);

/// <summary>
/// Delivers the messages that are due, at least once: several nodes share the work by claims, and a message whose node went away
/// before it was noted as delivered is delivered again, as the same mail. Nobody asks for this; it is done for whoever wrote them.
/// </summary>
public sealed class DeliverMessages(AppDatabase database, MailSettings settings, MailTransport transport, TimeProvider time)
{
    /// <summary>How long a node may take over one message before others take it for gone.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(6);

    private const int AtOnce = 100, LongestError = 1000;

    /// <summary>How long a message rests after so many failed attempts. It is never given up.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        attempts > 12 || FirstPause * (1 << (attempts - 1)) > LongestPause ? LongestPause : FirstPause * (1 << (attempts - 1));

    /// <param name="cancellation">Ends after the message that is being delivered.</param>
    /// <returns>The report, or <see cref="FailureKind.Unavailable"/>; what was delivered until then stays so.</returns>
    public async Task<Outcome<DeliveryReport>> RunAsync(CancellationToken cancellation = default)
    {
        var (delivered, failed) = (0, new List<Guid>());
        while (settings.IsSet)
        {
            var due = await database.ReadAsync<IReadOnlyList<Guid>>(
                async session => (await OutboxStore.DueAsync(session, time.GetUtcNow(), AtOnce)).ToList(), CancellationToken.None);
            if (!due.IsSuccess)
                return due.Failure;
            // All that was tried is delivered, put off or claimed, so that this ends.
            if (due.Value.Count == 0)
                break;
            foreach (var id in due.Value)
            {
                if (cancellation.IsCancellationRequested)
                    return await ReportAsync(delivered, failed);
                var isDelivered = await DeliverAsync(id);
                if (isDelivered.Failure is { Kind: FailureKind.Conflict })
                    continue; // another node's
                if (!isDelivered.IsSuccess)
                    return isDelivered.Failure;
                if (isDelivered.Value)
                    delivered++;
                else
                    failed.Add(id);
            }
        }

        return await ReportAsync(delivered, failed);
    }

    /// <returns>False where it failed and was put off; <see cref="FailureKind.Conflict"/> where another node has it.</returns>
    private async Task<Outcome<bool>> DeliverAsync(Guid id)
    {
        var now = time.GetUtcNow();
        var claimed = await database.WriteAsync<OutboxMessage>(async session =>
            await OutboxStore.TryClaimAsync(session, id, now, now + ClaimTime) is { } message ? message : Failure.Conflict("Another node delivers the message."));
        if (!claimed.IsSuccess)
            return claimed.Failure;

        var error = await TrySendAsync(claimed.Value);
        var ended = time.GetUtcNow();
        return await database.WriteAsync<bool>(async session =>
        {
            var isNoted = error is null
                ? await OutboxStore.TryMarkDeliveredAsync(session, id, ended)
                : await OutboxStore.TryPutOffAsync(session, id, claimed.Value.Attempts, ended + PauseAfter(claimed.Value.Attempts), error);
            return isNoted ? error is null : Failure.Conflict("Another node has delivered the message.");
        });
    }

    private async Task<string?> TrySendAsync(OutboxMessage message)
    {
        try
        {
            await transport.SendAsync(message, CancellationToken.None);
            return null;
        }
        catch (Exception exception)
        {
            // Whatever is wrong with this one, the others are to go, and this one is tried again.
            var error = $"{exception.GetType().Name}: {exception.Message}";
            return error[..Math.Min(error.Length, LongestError)];
        }
    }

    private Task<Outcome<DeliveryReport>> ReportAsync(int delivered, IReadOnlyList<Guid> failed) =>
        database.ReadAsync<DeliveryReport>(async session => new DeliveryReport(delivered, failed, await OutboxStore.WaitingAsync(session)), CancellationToken.None);
}
