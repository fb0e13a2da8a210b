using System.Globalization;
using Kommunenkat.App.Geography;

namespace Kommunenkat.Web.Widgets;

/// <summary>
/// Counties and groups by name in the reader's language. Swedish names are those of the reference files; the English ones are
/// SCB's and SKR's own.
/// </summary>
public static class AreaNames
{
    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        [Areas.CountryCode] = "Sweden",
        ["01"] = "Stockholm county",
        ["03"] = "Uppsala county",
        ["04"] = "Södermanland county",
        ["05"] = "Östergötland county",
        ["06"] = "Jönköping county",
        ["07"] = "Kronoberg county",
        ["08"] = "Kalmar county",
        ["09"] = "Gotland county",
        ["10"] = "Blekinge county",
        ["12"] = "Skåne county",
        ["13"] = "Halland county",
        ["14"] = "Västra Götaland county",
        ["17"] = "Värmland county",
        ["18"] = "Örebro county",
        ["19"] = "Västmanland county",
        ["20"] = "Dalarna county",
        ["21"] = "Gävleborg county",
        ["22"] = "Västernorrland county",
        ["23"] = "Jämtland county",
        ["24"] = "Västerbotten county",
        ["25"] = "Norrbotten county",
        ["A1"] = "Large cities",
        ["A2"] = "Commuting municipalities near large cities",
        ["B3"] = "Medium-sized towns",
        ["B4"] = "Commuting municipalities near medium-sized towns",
        ["B5"] = "Commuting municipalities with a low commuting rate near medium-sized towns",
        ["C6"] = "Small towns",
        ["C7"] = "Commuting municipalities near small towns",
        ["C8"] = "Rural municipalities",
        ["C9"] = "Rural municipalities with a visitor industry",
    };

    /// <param name="swedish">The name as the reference files have it; of a municipality it is the only one.</param>
    public static string Shown(string code, string swedish) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? English.GetValueOrDefault(code, swedish) : swedish;
}
