using MailKit.Net.Smtp;
using MailKit.Security;

namespace Kommunenkat.App.Messaging;

/// <summary>The one way by which mail leaves: as files in a folder, or to a server by SMTP.</summary>
public sealed class MailTransport(MailSettings settings)
{
    /// <summary>How long one message may take, all in all: less than a node's claim to it lasts.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Sends one message; it has left when this returns, and what goes wrong is an exception.</summary>
    /// <exception cref="FormatException">The message cannot be addressed.</exception>
    /// <exception cref="InvalidOperationException">No transport is configured.</exception>
    internal Task SendAsync(OutboxMessage message, CancellationToken cancellation) => settings switch
    {
        { Folder: { } folder } => MailFile.WriteAsync(message, settings, folder),
        { Smtp: { } server } => SendAsync(message, server, cancellation),
        _ => throw new InvalidOperationException("No mail transport is configured."),
    };

    private async Task SendAsync(OutboxMessage message, MailServer server, CancellationToken cancellation)
    {
        using var mail = MailFile.Of(message, settings.Sender);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, server.Security switch
        {
            SmtpSecurity.None => SecureSocketOptions.None,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        }, limit.Token);
        if (server.User is { } user)
            await client.AuthenticateAsync(user, server.Password!, limit.Token);
        await client.SendAsync(mail, limit.Token);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception exception) when (exception is IOException or SmtpProtocolException or SmtpCommandException or OperationCanceledException)
        {
            // The server has taken the message; that it does not say goodbye makes no second one.
        }
    }
}
