using Kommunenkat.App.Database;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Kommunenkat.App.Messaging;

/// <summary>How the way to a mail server is kept from being read.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: for a server on the same machine.</summary>
    None,

    /// <summary>TLS from a greeting in clear on; without it nothing is sent.</summary>
    StartTls,

    /// <summary>TLS from the start.</summary>
    Tls,
}

/// <summary>A mail server that takes messages: <c>Mail:Smtp:Host</c>, <c>Port</c>, <c>Security</c>, <c>User</c> and <c>Password</c>.</summary>
/// <param name="Port">1 to 65535.</param>
/// <param name="User">Null: the server asks for none.</param>
/// <param name="Password">Set if and only if the user is.</param>
public sealed record MailServer(string Host, int Port, SmtpSecurity Security, string? User, string? Password)
{
    /// <summary>Without the password, which has no business in a log.</summary>
    public override string ToString() => FormattableString.Invariant($"{Host}:{Port} ({Security})");
}

/// <summary>How messages leave: <c>Mail:Sender</c> with either <c>Mail:Folder</c> or <c>Mail:Smtp</c>.</summary>
/// <param name="Folder">Where messages are written as files (.eml).</param>
/// <param name="Sender">Who they are from, as "Kommunenkat &lt;enkat@myndigheten.se&gt;".</param>
/// <param name="Smtp">The server that takes them. With neither, they stay in the outbox until one is set.</param>
public sealed record MailSettings(string? Folder, MailboxAddress Sender, MailServer? Smtp = null)
{
    /// <summary>The settings of which one is to be set, with the sender, in words.</summary>
    public const string KeysToSet = $"{FolderKey} or {HostKey}, and {SenderKey},";

    private const string FolderKey = "Mail:Folder", SenderKey = "Mail:Sender", SmtpKey = "Mail:Smtp", HostKey = $"{SmtpKey}:Host",
        PortKey = $"{SmtpKey}:Port", SecurityKey = $"{SmtpKey}:Security", UserKey = $"{SmtpKey}:User", PasswordKey = $"{SmtpKey}:Password";

    /// <summary>The sender where nothing leaves the machine.</summary>
    private static readonly MailboxAddress LocalSender = new("Kommunenkat", "kommunenkat@localhost");

    /// <summary>Nothing is delivered.</summary>
    public static readonly MailSettings None = new(null, LocalSender);

    /// <summary>Whether anything is delivered.</summary>
    public bool IsSet => Folder is not null || Smtp is not null;

    /// <exception cref="SettingsException">A setting is missing or makes no sense.</exception>
    public static MailSettings From(IConfiguration configuration)
    {
        var sender = LocalSender;
        if (configuration[SenderKey] is { Length: > 0 } text && !(MailboxAddress.TryParse(text, out sender) && sender.Domain.Length > 0))
            throw new SettingsException($"{SenderKey} is no e-mail address; write it as \"Kommunenkat <enkat@myndigheten.se>\".");
        var settings = new MailSettings(configuration[FolderKey] is { Length: > 0 } folder ? folder : null, sender, ReadServer(configuration));
        if (settings is { Folder: not null, Smtp: not null })
            throw new SettingsException($"{FolderKey} and {HostKey} are both set; messages go one way, so set one of them.");
        if (settings.IsSet && sender == LocalSender)
            throw new SettingsException($"{SenderKey} is missing; with {FolderKey} or {HostKey} it says who messages are from, as in \"Kommunenkat <enkat@myndigheten.se>\".");
        return settings;
    }

    /// <summary>What a development machine uses where nothing is configured: a folder beside the database, or a temporary one.</summary>
    public static MailSettings OfDevelopment(IConfiguration configuration, DatabaseSettings database) =>
        configuration[FolderKey] is null && configuration[HostKey] is null
            ? new MailSettings(database.DataFile is { } file ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "mail") : Path.Combine(Path.GetTempPath(), "kommunenkat-mail"), LocalSender)
            : From(configuration);

    private static MailServer? ReadServer(IConfiguration configuration)
    {
        if (configuration[HostKey] is not { Length: > 0 } host)
        {
            return configuration.GetSection(SmtpKey).GetChildren().FirstOrDefault(setting => setting.Value is { Length: > 0 }) is { } other
                ? throw new SettingsException($"{HostKey} is missing; with {other.Path} it names the mail server.")
                : null;
        }

        var security = configuration[SecurityKey] switch
        {
            null or "" => SmtpSecurity.StartTls,
            var name when Enum.TryParse<SmtpSecurity>(name, ignoreCase: true, out var named) && Enum.IsDefined(named) => named,
            _ => throw new SettingsException($"{SecurityKey} is to be None, StartTls or Tls."),
        };
        var port = configuration[PortKey] switch
        {
            null or "" => security switch { SmtpSecurity.None => 25, SmtpSecurity.StartTls => 587, SmtpSecurity.Tls => 465 },
            var number when int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is > 0 and <= ushort.MaxValue => value,
            _ => throw new SettingsException($"{PortKey} is no port, 1 to 65535."),
        };
        var (user, password) = (configuration[UserKey] is { Length: > 0 } u ? u : null, configuration[PasswordKey] is { Length: > 0 } p ? p : null);
        if (user is null != password is null)
            throw new SettingsException($"{UserKey} and {PasswordKey} go together; set both or neither.");
        if (user is not null && security == SmtpSecurity.None)
            throw new SettingsException($"{SecurityKey} is None, which would send {PasswordKey} in clear; set it to StartTls or Tls.");
        return new MailServer(host, port, security, user, password);
    }
}
