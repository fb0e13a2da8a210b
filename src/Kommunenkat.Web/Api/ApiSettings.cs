using System.Globalization;
using Kommunenkat.App.Database;

namespace Kommunenkat.Web.Api;

/// <param name="RequestsPerMinute">How many requests of the open interface are answered to one address; <c>Api:RequestsPerMinute</c>.</param>
internal sealed record ApiSettings(int RequestsPerMinute)
{
    private const string Key = "Api:RequestsPerMinute";

    /// <summary>Enough for a program that fetches every county's figures, and for an office of readers behind one address.</summary>
    public const int DefaultRequestsPerMinute = 300;

    /// <exception cref="SettingsException">The setting is no number from 1.</exception>
    public static ApiSettings From(IConfiguration configuration) => configuration[Key] switch
    {
        null or "" => new ApiSettings(DefaultRequestsPerMinute),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 => new ApiSettings(number),
        var text => throw new SettingsException($"{Key} is \"{text}\"; set it to a whole number from 1, or leave it out for {DefaultRequestsPerMinute}."),
    };
}
