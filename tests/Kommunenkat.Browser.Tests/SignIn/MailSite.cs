using Kommunenkat.Testing;

namespace Kommunenkat.Browser.Tests.SignIn;

/// <summary>A server that sends its mail to a real mail server.</summary>
public sealed class MailSite : WebServer
{
    private readonly MailCatcher _mail = new();

    public IReadOnlyList<CaughtMail> Mails => _mail.Mails;

    protected override IReadOnlyDictionary<string, string> Settings => SettingsOf(_mail);

    public static IReadOnlyDictionary<string, string> SettingsOf(MailCatcher mail) => new Dictionary<string, string>
    {
        ["Mail:Sender"] = "Kommunenkat <enkat@myndigheten.example>",
        ["Mail:Smtp:Host"] = "127.0.0.1",
        ["Mail:Smtp:Port"] = $"{mail.Port}",
        ["Mail:Smtp:Security"] = "None",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
