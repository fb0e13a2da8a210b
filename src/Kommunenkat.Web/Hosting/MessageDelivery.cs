using Kommunenkat.App;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;

namespace Kommunenkat.Web.Hosting;

/// <summary>Delivers messages from the outbox while the server runs. Every node does; they share the work.</summary>
public sealed partial class MessageDelivery(DeliverMessages deliver, MailSettings settings, TimeProvider time, ILogger<MessageDelivery> logger) : BackgroundService
{
    /// <summary>Between two looks into the outbox.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.IsSet)
        {
            await TellOfWaitingAsync(stoppingToken);
            return;
        }

        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await DeliverAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeliverAsync(CancellationToken stopping)
    {
        try
        {
            var outcome = await deliver.RunAsync(stopping);
            if (!outcome.IsSuccess)
                LogUnavailable(outcome.Failure.Kind);
            else if (outcome.Value.Failed.Count > 0)
                LogFailed(outcome.Value.Failed.Count, string.Join(", ", outcome.Value.Failed), outcome.Value.Waiting);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The next look may do better, and nothing is lost meanwhile.
            LogError(exception);
        }
    }

    private async Task TellOfWaitingAsync(CancellationToken stopping)
    {
        var outcome = await deliver.RunAsync(stopping);
        LogNoTransport(outcome.IsSuccess ? outcome.Value.Waiting : 0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Neither Mail:Folder nor Mail:Smtp:Host is set: messages stay in the outbox, where {Waiting} wait now")]
    private partial void LogNoTransport(int waiting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages that could not be delivered and are tried again: {Count} ({Ids}). Waiting in the outbox: {Waiting}")]
    private partial void LogFailed(int count, string ids, int waiting);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox cannot be read now ({Kind}); it is tried again")]
    private partial void LogUnavailable(FailureKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivering messages failed; it is tried again")]
    private partial void LogError(Exception exception);
}

/// <summary>Sends the mail that lies in no outbox while the server runs.</summary>
public sealed class ImmediateDelivery(ImmediateMail mail) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => mail.RunAsync(stoppingToken);
}

/// <summary>Registers the delivery of messages.</summary>
public static class MessageDeliverySetup
{
    /// <summary>To be called before the use cases are registered: these would deliver nothing.</summary>
    /// <returns>How mail leaves.</returns>
    /// <exception cref="SettingsException">A setting is missing or makes no sense.</exception>
    public static MailSettings AddMessageDelivery(this WebApplicationBuilder builder, DatabaseSettings database)
    {
        var settings = builder.Environment.IsDevelopment()
            ? MailSettings.OfDevelopment(builder.Configuration, database)
            : MailSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<MessageDelivery>();
        builder.Services.AddHostedService<ImmediateDelivery>();
        return settings;
    }
}
