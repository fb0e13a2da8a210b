using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kommunenkat.App.Tests.Messaging;

public sealed class MailSettingsTests
{
    [Fact]
    public void Folder_and_sender_are_taken_as_they_are_set()
    {
        var settings = Read(("Mail:Folder", "/srv/mail"), ("Mail:Sender", "Kommunenkat <enkat@myndigheten.se>"));

        Assert.Equal(("/srv/mail", "Kommunenkat", "enkat@myndigheten.se"), (settings.Folder, settings.Sender.Name, settings.Sender.Address));
    }

    [Fact]
    public void Nothing_set_is_nothing_delivered() => Assert.Null(Read().Folder);

    [Theory]
    [InlineData("Mail:Sender is missing", "/srv/mail", null)]
    [InlineData("Mail:Sender is no e-mail address", "/srv/mail", "Kommunenkat")]
    [InlineData("Mail:Sender is no e-mail address", null, "Kommunenkat")]
    public void A_bad_setting_is_told_by_its_key(string begins, string? folder, string? sender)
    {
        var exception = Assert.Throws<SettingsException>(() => Read(("Mail:Folder", folder), ("Mail:Sender", sender)));

        Assert.StartsWith(begins, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_development_machine_has_a_folder_beside_its_database_unless_told_otherwise()
    {
        var database = DatabaseSettings.From("Sqlite", "Data Source=/tmp/x/y.db");

        Assert.Equal(Path.Combine("/tmp/x", "mail"), MailSettings.OfDevelopment(Configuration(), database).Folder);
        Assert.Null(MailSettings.OfDevelopment(Configuration(("Mail:Folder", "")), database).Folder);
        Assert.NotNull(MailSettings.OfDevelopment(Configuration(), DatabaseSettings.From("SqlServer", "Server=.;Database=k")).Folder);
    }

    [Theory]
    [InlineData(null, null, 587, SmtpSecurity.StartTls)]
    [InlineData("Tls", null, 465, SmtpSecurity.Tls)]
    [InlineData("none", null, 25, SmtpSecurity.None)]
    [InlineData("StartTls", "2525", 2525, SmtpSecurity.StartTls)]
    public void A_mail_server_is_spoken_to_by_tls_unless_told_otherwise(string? security, string? port, int usedPort, SmtpSecurity usedSecurity)
    {
        var settings = Read(("Mail:Sender", "a@b.se"), ("Mail:Smtp:Host", "mail.se"), ("Mail:Smtp:Security", security), ("Mail:Smtp:Port", port));

        Assert.Equal(new MailServer("mail.se", usedPort, usedSecurity, null, null), settings.Smtp);
        Assert.True(settings.IsSet);
        Assert.DoesNotContain("hemligt", new MailServer("mail.se", 25, SmtpSecurity.Tls, "k", "hemligt").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mail:Folder and Mail:Smtp:Host are both set", "Mail:Folder", "/srv/mail")]
    [InlineData("Mail:Sender is missing", "Mail:Sender", null)]
    [InlineData("Mail:Smtp:Host is missing; with Mail:Smtp:Password", "Mail:Smtp:Host", null)]
    [InlineData("Mail:Smtp:Port is no port", "Mail:Smtp:Port", "0")]
    [InlineData("Mail:Smtp:Port is no port", "Mail:Smtp:Port", "65536")]
    [InlineData("Mail:Smtp:Port is no port", "Mail:Smtp:Port", "smtp")]
    [InlineData("Mail:Smtp:Security is to be", "Mail:Smtp:Security", "SSL")]
    [InlineData("Mail:Smtp:Security is to be", "Mail:Smtp:Security", "7")]
    [InlineData("Mail:Smtp:Security is None, which would send Mail:Smtp:Password in clear", "Mail:Smtp:Security", "None")]
    [InlineData("Mail:Smtp:User and Mail:Smtp:Password go together", "Mail:Smtp:Password", null)]
    public void A_bad_setting_of_the_mail_server_is_told_by_its_key(string begins, string key, string? value)
    {
        (string, string?)[] good = [("Mail:Sender", "a@b.se"), ("Mail:Smtp:User", "k"), ("Mail:Smtp:Host", "mail.se"), ("Mail:Smtp:Password", "hemligt")];
        Assert.NotNull(Read(good).Smtp);

        var exception = Assert.Throws<SettingsException>(() => Read([.. good.Where(setting => setting.Item1 != key), (key, value)]));

        Assert.StartsWith(begins, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_development_machine_with_a_mail_server_uses_it() => Assert.Equal(
        (null, "mail.se"), MailSettings.OfDevelopment(Configuration(("Mail:Sender", "a@b.se"), ("Mail:Smtp:Host", "mail.se")), DatabaseSettings.From("Sqlite", "Data Source=/tmp/x/y.db"))
            is var settings ? (settings.Folder, settings.Smtp?.Host) : default);

    private static MailSettings Read(params (string Key, string? Value)[] settings) => MailSettings.From(Configuration(settings));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value)).Build();
}
