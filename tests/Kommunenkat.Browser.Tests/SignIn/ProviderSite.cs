using Kommunenkat.Testing;

namespace Kommunenkat.Browser.Tests.SignIn;

/// <summary>A server with two identity providers side by side, a third that is out of reach, and mail for everybody else.</summary>
public sealed class ProviderSite : WebServer
{
    private readonly MailCatcher _mail = new();
    private readonly List<ProviderProcess> _providers = [];

    public IReadOnlyList<CaughtMail> Mails => _mail.Mails;

    /// <summary>The addresses of the two.</summary>
    public IReadOnlyList<Uri> Issuers => [.. _providers.Select(provider => provider.Issuer)];

    protected override IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string>(MailSite.SettingsOf(_mail));
            Add(0, "kommun", "Bjurholms konto", _providers[0].Issuer, "bjurholm.example");
            Add(1, "lan", "Länets konto", _providers[1].Issuer, "lansstyrelsen.example");
            Add(2, "borta", "Borta", new Uri("http://127.0.0.1:9/"), "borta.example");
            return settings;

            void Add(int number, string key, string name, Uri authority, string domain)
            {
                var prefix = $"SignIn:Providers:{number}";
                settings[$"{prefix}:Key"] = key;
                settings[$"{prefix}:Name"] = name;
                settings[$"{prefix}:Authority"] = authority.ToString().TrimEnd('/');
                settings[$"{prefix}:ClientId"] = ProviderProcess.ClientId;
                settings[$"{prefix}:ClientSecret"] = ProviderProcess.ClientSecret;
                settings[$"{prefix}:RequireHttps"] = "false";
                settings[$"{prefix}:EmailDomains:0"] = domain;
            }
        }
    }

    public override async ValueTask InitializeAsync()
    {
        foreach (var key in (string[])["kommun", "lan"])
            _providers.Add(await ProviderProcess.StartAsync(key));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var provider in _providers)
            provider.Dispose();
        await _mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
