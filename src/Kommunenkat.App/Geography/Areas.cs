using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using CsvHelper;
using CsvHelper.Configuration;

namespace Kommunenkat.App.Geography;

/// <param name="Code">Two characters, with leading zero.</param>
/// <param name="Name">Official name, "Skåne län".</param>
public sealed record County(string Code, string Name);

/// <summary>A group of the classification of Sweden's municipalities by SKR, edition 2023.</summary>
/// <param name="Code">"A1" to "C9".</param>
public sealed record MunicipalityGroup(string Code, string Name);

/// <param name="Code">Four characters, with leading zero; the first two are the county's.</param>
/// <param name="Name">Without "kommun" or "stad": "Malmö".</param>
/// <param name="Population">Inhabitants on 31 December 2024 (SCB).</param>
/// <param name="Hex">Place in the hexagonal tile map, axial coordinates.</param>
public sealed record Municipality(string Code, string Name, County County, MunicipalityGroup Group, int Population, HexPlace Hex);

/// <summary>Axial coordinates of a pointy-top hexagon, q to the right and r down.</summary>
public readonly record struct HexPlace(int Q, int R);

/// <summary>
/// Sweden's municipalities, counties and municipality groups, from <c>db/reference</c>. They change by decision of parliament
/// and with a release of Kommunenkat, so they are part of the program and not of the database.
/// </summary>
public sealed class Areas
{
    public const string CountryCode = "00";

    /// <summary>The one edition all rounds are shown by.</summary>
    public static readonly Areas Sweden = Load();

    private readonly Dictionary<string, Municipality> _byCode;

    private Areas(ImmutableArray<County> counties, ImmutableArray<MunicipalityGroup> groups, ImmutableArray<Municipality> municipalities)
    {
        Counties = counties;
        Groups = groups;
        Municipalities = municipalities;
        _byCode = municipalities.ToDictionary(municipality => municipality.Code, StringComparer.Ordinal);
    }

    /// <summary>In order of code.</summary>
    public ImmutableArray<County> Counties { get; }

    /// <summary>In order of code.</summary>
    public ImmutableArray<MunicipalityGroup> Groups { get; }

    /// <summary>In order of code.</summary>
    public ImmutableArray<Municipality> Municipalities { get; }

    public Municipality? FindMunicipality(string code) => _byCode.GetValueOrDefault(code);

    public County? FindCounty(string code) => Counties.FirstOrDefault(county => county.Code == code);

    public MunicipalityGroup? FindGroup(string code) => Groups.FirstOrDefault(group => group.Code == code);

    private static Areas Load()
    {
        var counties = Read("counties.csv", row => new County(row["code"], row["name"])).OrderBy(county => county.Code, StringComparer.Ordinal).ToImmutableArray();
        var hexes = Read("hexmap.csv", row => (Code: row["code"], Hex: new HexPlace(Int(row["q"]), Int(row["r"])))).ToDictionary(hex => hex.Code, hex => hex.Hex);
        var rows = Read("municipalities.csv", row => row);
        var groups = rows.Select(row => new MunicipalityGroup(row["group_code"], row["group_name"])).Distinct().OrderBy(group => group.Code, StringComparer.Ordinal).ToImmutableArray();
        return new Areas(counties, groups, [.. rows
            .Select(row => new Municipality(
                row["code"],
                row["name"],
                counties.Single(county => county.Code == row["county_code"]),
                groups.Single(group => group.Code == row["group_code"]),
                Int(row["population"]),
                hexes[row["code"]]))
            .OrderBy(municipality => municipality.Code, StringComparer.Ordinal)]);
    }

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static List<T> Read<T>(string file, Func<IReadOnlyDictionary<string, string>, T> read)
    {
        using var text = ReferenceFile.Open(file);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        csv.Read();
        csv.ReadHeader();
        var rows = new List<T>();
        while (csv.Read())
            rows.Add(read(csv.HeaderRecord!.ToDictionary(name => name, name => csv[name]!, StringComparer.Ordinal)));
        return rows;
    }
}

/// <summary>The files of <c>db/reference</c>, which the program carries in itself.</summary>
internal static class ReferenceFile
{
    public static StreamReader Open(string name) =>
        new(Assembly.GetExecutingAssembly().GetManifestResourceStream($"reference/{name}")
            ?? throw new InvalidOperationException($"db/reference/{name} is not built into the program."));

    public static string? Questionnaire(string round)
    {
        if (Assembly.GetExecutingAssembly().GetManifestResourceInfo($"reference/questionnaire-{round}.json") is null)
            return null;
        using var text = Open($"questionnaire-{round}.json");
        return text.ReadToEnd();
    }
}
