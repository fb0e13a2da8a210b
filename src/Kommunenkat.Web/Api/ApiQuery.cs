using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;

namespace Kommunenkat.Web.Api;

/// <summary>The parameters of a request, checked: what is wrong is collected, so that all of it can be told at once.</summary>
internal sealed class ApiQuery
{
    private const string Level = "level";

    private readonly IQueryCollection _query;
    private readonly List<ParameterFault> _faults = [];

    /// <param name="parameters">Names of all parameters that there are.</param>
    public ApiQuery(IQueryCollection query, IReadOnlyList<string> parameters)
    {
        _query = query;
        var unknown = query.Keys.Except(parameters).ToList();
        foreach (var name in unknown.Take(ParameterFault.MostNamed))
            Fault(ParameterFault.Shorten(name), $"There is no parameter {ParameterFault.Name([name])}.", parameters);
        if (unknown.Count > ParameterFault.MostNamed)
            Fault("", $"There are {unknown.Count - ParameterFault.MostNamed} more parameters that are unknown.");
    }

    public IReadOnlyList<ParameterFault> Faults => _faults;

    public void Fault(string parameter, string message, IReadOnlyList<string>? allowed = null) =>
        _faults.Add(new ParameterFault(parameter, message, allowed));

    /// <summary>Values apart by comma, each once; none where the parameter is left out or empty.</summary>
    public IReadOnlyList<string> Many(string name)
    {
        var given = _query[name].Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        return [.. given.SelectMany(text => text!.Split(',', StringSplitOptions.TrimEntries)).Distinct()];
    }

    /// <summary>The only value, or null where the parameter is left out or empty.</summary>
    public string? One(string name)
    {
        var values = Many(name);
        if (values.Count > 1)
            Fault(name, $"The parameter \"{name}\" takes one value, not {values.Count}.");
        return values.Count == 1 ? values[0] : null;
    }

    /// <summary>The only value; null, with a fault, where it is missing or not allowed.</summary>
    /// <param name="unknown">What is wrong with a value that is not allowed; null where the parameter is called what its value is.</param>
    public string? Required(string name, IReadOnlyList<string> allowed, Func<string, string>? unknown = null)
    {
        if (Many(name).Count == 0)
            Fault(name, $"The parameter \"{name}\" is missing.", allowed);
        return One(name) is { } value && Check(name, [value], allowed, unknown) is [var known] ? known : null;
    }

    /// <summary>One fault for all values that are not allowed.</summary>
    /// <inheritdoc cref="Required" path="/param"/>
    /// <returns>Those that are.</returns>
    public IReadOnlyList<string> Check(string name, IReadOnlyList<string> values, IReadOnlyList<string> allowed, Func<string, string>? unknown = null)
    {
        if (values.Except(allowed).ToList() is { Count: > 0 } bad)
            Fault(name, unknown is null ? $"There is no {name} {ParameterFault.Name(bad)}." : unknown(ParameterFault.Name(bad)), allowed);
        return [.. values.Intersect(allowed)];
    }

    public IReadOnlyList<AreaLevel> Levels() => [.. Check(Level, Many(Level), ObservationWords.Levels).Select(LevelOf)];

    /// <summary>The only level; null, with a fault, where it is missing or none.</summary>
    public AreaLevel? RequiredLevel() => Required(Level, ObservationWords.Levels) is { } word ? LevelOf(word) : null;

    /// <summary>The areas that are named.</summary>
    /// <param name="levels">Those that they may be of; none: any.</param>
    public IReadOnlyList<(AreaLevel Level, Area Area)> Areas(IReadOnlyList<AreaLevel> levels)
    {
        const string name = "area";
        var codes = Many(name);
        // Codes of different levels differ in length or begin with a letter, so that a code is one area.
        var found = codes.Join(Catalogue.AllAreas, code => code, area => area.Area.Code, (_, area) => area).ToList();
        if (codes.Except(found.Select(area => area.Area.Code)).ToList() is { Count: > 0 } unknown)
            Fault(name, $"There is no area {ParameterFault.Name(unknown)}. The codes are listed at /api/v1/areas; municipalities and counties have leading zeros.");
        var elsewhere = found.Where(area => levels.Count > 0 && !levels.Contains(area.Level)).ToList();
        foreach (var level in elsewhere.GroupBy(area => area.Level, area => area.Area.Code))
            Fault(name, $"The area {ParameterFault.Name([.. level])} is of level {ObservationWords.Of(level.Key)}, which level does not name.");
        return [.. found.Except(elsewhere)];
    }

    /// <summary>A whole number from 1; null where it is left out, or with a fault.</summary>
    public int? Number(string name)
    {
        if (One(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            return number;
        Fault(name, $"The {name} {ParameterFault.Name([text])} is no whole number from 1.");
        return null;
    }

    private static AreaLevel LevelOf(string word) => ObservationWords.FindLevel(word)!.Value;
}
