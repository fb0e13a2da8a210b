using Kommunenkat.App.Database;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Kommunenkat.App.Messaging;

/// <summary>How messages leave the outbox: <c>Mail:Folder</c> and <c>Mail:Sender</c>.</summary>
/// <param name="Folder">Where messages are written as files (.eml); null: they stay in the outbox until it is set.</param>
/// <param name="Sender">Who they are from, as "Kommunenkat &lt;enkat@myndigheten.se&gt;".</param>
public sealed record MailSettings(string? Folder, MailboxAddress Sender)
{
    private const string FolderKey = "Mail:Folder", SenderKey = "Mail:Sender";

    /// <summary>The sender where nothing leaves the machine.</summary>
    private static readonly MailboxAddress LocalSender = new("Kommunenkat", "kommunenkat@localhost");

    /// <summary>Nothing is delivered.</summary>
    public static readonly MailSettings None = new(null, LocalSender);

    /// <exception cref="SettingsException">A setting is missing or makes no sense.</exception>
    public static MailSettings From(IConfiguration configuration)
    {
        var sender = LocalSender;
        if (configuration[SenderKey] is { Length: > 0 } text && !(MailboxAddress.TryParse(text, out sender) && sender.Domain.Length > 0))
            throw new SettingsException($"{SenderKey} is no e-mail address; write it as \"Kommunenkat <enkat@myndigheten.se>\".");
        if (configuration[FolderKey] is not { Length: > 0 } folder)
            return None with { Sender = sender };
        if (sender == LocalSender)
            throw new SettingsException($"{SenderKey} is missing; with {FolderKey} it says who messages are from, as in \"Kommunenkat <enkat@myndigheten.se>\".");
        return new MailSettings(folder, sender);
    }

    /// <summary>What a development machine uses where nothing is configured: a folder beside the database, or a temporary one.</summary>
    public static MailSettings OfDevelopment(IConfiguration configuration, DatabaseSettings database) =>
        configuration[FolderKey] is null
            ? new MailSettings(database.DataFile is { } file ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "mail") : Path.Combine(Path.GetTempPath(), "kommunenkat-mail"), LocalSender)
            : From(configuration);
}
