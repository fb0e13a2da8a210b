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

    private static MailSettings Read(params (string Key, string? Value)[] settings) => MailSettings.From(Configuration(settings));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Where(setting => setting.Value is not null).ToDictionary(setting => setting.Key, setting => setting.Value)).Build();
}
