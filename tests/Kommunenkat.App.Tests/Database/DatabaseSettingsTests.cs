using Kommunenkat.App.Database;
using Kommunenkat.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Kommunenkat.App.Tests.Database;

public sealed class DatabaseSettingsTests
{
    [Theory]
    [InlineData("Oracle", null, "Database:Engine", "Sqlite or SqlServer")]
    [InlineData("SqlServer", null, "ConnectionStrings:Kommunenkat", "missing")]
    [InlineData("SqlServer", "  ", "ConnectionStrings:Kommunenkat", "missing")]
    [InlineData("SqlServer", "Server=localhost", "ConnectionStrings:Kommunenkat", "database")]
    [InlineData("SqlServer", "Database=kommunenkat", "ConnectionStrings:Kommunenkat", "server")]
    [InlineData("SqlServer", "Server=localhost;Database=kommunenkat;Colour=blue", "ConnectionStrings:Kommunenkat", "SqlServer")]
    [InlineData("SqlServer", "Server=localhost;Database=kommunenkat;Connect Timeout=soon", "ConnectionStrings:Kommunenkat", "SqlServer")]
    [InlineData("SqlServer", "kommunenkat", "ConnectionStrings:Kommunenkat", "SqlServer")]
    [InlineData("Sqlite", "kommunenkat.db", "ConnectionStrings:Kommunenkat", "Sqlite")]
    [InlineData("Sqlite", "Data Source=a.db;Colour=blue", "ConnectionStrings:Kommunenkat", "Sqlite")]
    [InlineData("Sqlite", "Data Source=a.db;Default Timeout=soon", "ConnectionStrings:Kommunenkat", "Sqlite")]
    [InlineData("Sqlite", "Data Source=a.db;Default Timeout=0", "ConnectionStrings:Kommunenkat", "Default Timeout")]
    [InlineData("Sqlite", "Data Source=a.db;Mode=Sideways", "ConnectionStrings:Kommunenkat", "Sqlite")]
    [InlineData("Sqlite", "Data Source=", "ConnectionStrings:Kommunenkat", "no file")]
    [InlineData("Sqlite", "Data Source=:memory:", "ConnectionStrings:Kommunenkat", "in memory")]
    [InlineData("Sqlite", "Data Source=a;Mode=Memory;Cache=Shared", "ConnectionStrings:Kommunenkat", "in memory")]
    [InlineData("Sqlite", "Data Source=file::memory:?cache=shared", "ConnectionStrings:Kommunenkat", "in memory")]
    [InlineData("Sqlite", "Data Source=file:a?mode=memory", "ConnectionStrings:Kommunenkat", "in memory")]
    public void Settings_that_make_no_sense_are_refused_with_a_sentence_that_names_the_key(
        string? engine, string? connectionString, string key, string because)
    {
        var refused = Assert.Throws<SettingsException>(() => DatabaseSettings.From(engine, connectionString));

        Assert.StartsWith(key, refused.Message, StringComparison.Ordinal);
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_a_malformed_connection_string_is_not_repeated()
    {
        var refused = Assert.Throws<SettingsException>(() => DatabaseSettings.From("SqlServer", "Server=s;Database=d;Password=hem;lig;Colour=blue"));

        Assert.DoesNotContain("lig;", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hem;", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_a_file_under_the_top_folder_of_the_repository_is_used()
    {
        var settings = DatabaseSettings.From(new ConfigurationBuilder().Build());

        Assert.Equal(Engine.Sqlite, settings.Engine);
        var built = new SqliteConnectionStringBuilder(settings.ConnectionString);
        Assert.Equal(Path.Combine(ReferenceFiles.Root, "data", "kommunenkat.db"), built.DataSource);
        Assert.Equal((DatabaseSettings.DefaultFile(), (bool?)true, DatabaseSettings.LockTimeoutSeconds), (built.DataSource, built.ForeignKeys, built.DefaultTimeout));
    }

    [Fact]
    public void Settings_are_read_from_their_keys_and_the_engines_name_in_any_case()
    {
        var settings = DatabaseSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Engine"] = "sqlSERVER",
            ["ConnectionStrings:Kommunenkat"] = "Server=s;Database=d",
        }).Build());

        Assert.Equal(Engine.SqlServer, settings.Engine);
        Assert.Contains("Initial Catalog=d", settings.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_cannot_be_opened_stops_the_start_with_a_sentence_that_names_the_key()
    {
        var folder = Directory.CreateTempSubdirectory("kommunenkat-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "letter.db");
            File.WriteAllText(file, string.Join('\n', Enumerable.Repeat("Hej! Det här är ingen databas.", 100)));

            foreach (var place in (string[])[file, Path.Combine(file, "below.db")])
            {
                var refused = Assert.Throws<SettingsException>(() => new Migrator(DatabaseSettings.From("Sqlite", $"Data Source={place}")).Migrate());
                Assert.Contains("ConnectionStrings:Kommunenkat", refused.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_server_that_does_not_answer_stops_the_start_with_a_sentence_that_names_the_key()
    {
        var settings = DatabaseSettings.From("SqlServer", "Server=127.0.0.1,9;Database=d;User ID=u;Password=p;Connect Timeout=1;Connect Retry Count=0");

        var refused = Assert.Throws<SettingsException>(() => new Migrator(settings).Migrate());

        Assert.Contains("ConnectionStrings:Kommunenkat", refused.Message, StringComparison.Ordinal);
    }
}
