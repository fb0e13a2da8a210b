using Kommunenkat.App;
using Kommunenkat.App.Accounts;

namespace Kommunenkat.Web.Hosting;

/// <summary>Deletes what is not to be kept any longer, once an hour while the server runs. Every node does.</summary>
public sealed partial class Housekeeping(DeleteExpired deleteExpired, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await DeleteAsync(stoppingToken);
    }

    private async Task DeleteAsync(CancellationToken stopping)
    {
        try
        {
            var outcome = await deleteExpired.RunAsync(stopping);
            if (!outcome.IsSuccess)
                LogUnavailable(outcome.Failure.Kind);
            else if (outcome.Value is { } expired && expired.Sessions + expired.Messages + expired.Sections > 0)
                LogDeleted(expired.Sessions, expired.Messages, expired.Sections);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next hour may do better.
            LogError(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted what is not kept any longer: sessions {Sessions}, content of messages {Messages}, sections given to somebody who has left {Sections}")]
    private partial void LogDeleted(int sessions, int messages, int sections);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is not to be kept any longer cannot be deleted now ({Kind}); it is tried again")]
    private partial void LogUnavailable(FailureKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Deleting what is not to be kept any longer failed; it is tried again")]
    private partial void LogError(Exception exception);
}
