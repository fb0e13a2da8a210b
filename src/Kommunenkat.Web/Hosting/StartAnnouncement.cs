using System.Net.Sockets;
using Kommunenkat.App.Access;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Messaging;

namespace Kommunenkat.Web.Hosting;

/// <summary>Starts to listen and says where; on a development machine also where mail goes and who can sign in.</summary>
public static class StartAnnouncement
{
    /// <exception cref="SettingsException">The address cannot be listened on.</exception>
    public static async Task AnnounceAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or FormatException)
        {
            throw new SettingsException($"The server cannot listen where the setting urls says: {exception.Message}");
        }

        Console.WriteLine($"Kommunenkat: {string.Join(", ", app.Urls)}");
        if (!app.Environment.IsDevelopment())
            return;

        if (app.Services.GetRequiredService<MailSettings>().Folder is { } folder)
            Console.WriteLine($"Mail is written to files in {folder}");
        var people = await app.Services.GetRequiredService<ListDemoPersons>().RunAsync();
        if (people is not { IsSuccess: true, Value.Count: > 0 })
            return;
        Console.WriteLine("Demo sign-ins at /logga-in (Development only):");
        foreach (var person in people.Value)
            Console.WriteLine($"  {person.Name} - {string.Join(", ", person.Grants.Select(grant => $"{grant.Role} of {AreaName(grant.Area)}"))}");
    }

    private static string AreaName(string code) => code switch
    {
        Areas.CountryCode => "the country",
        { Length: 2 } => Areas.Sweden.FindCounty(code)?.Name ?? code,
        _ => Areas.Sweden.FindMunicipality(code)?.Name ?? code,
    };
}
