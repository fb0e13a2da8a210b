using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;

namespace Kommunenkat.Web.Api;

/// <summary>The parameters of a request, checked: what is wrong is collected, so that all of it can be told at once.</summary>
internal sealed class ApiQuery
{
    private readonly IQueryCollection _query;
    private readonly List<ParameterFault> _faults = [];

    /// <param name="parameters">Names of all parameters that there are.</param>
    public ApiQuery(IQueryCollection query, IReadOnlyList<string> parameters)
    {
        _query = query;
        foreach (var name in query.Keys.Where(name => !parameters.Contains(name)))
            Fault(name, $"There is no parameter \"{name}\". {Choice(parameters)}", parameters);
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

    /// <summary>The only value; empty, with a fault, where it is missing or not allowed.</summary>
    public string Required(string name, IReadOnlyList<string> allowed)
    {
        if (Many(name).Count == 0)
            Fault(name, $"The parameter \"{name}\" is missing. {Choice(allowed)}", allowed);
        return One(name) is { } value && Check(name, [value], allowed).Count > 0 ? value : "";
    }

    /// <summary>A fault for each value that is not allowed.</summary>
    /// <returns>Those that are.</returns>
    public IReadOnlyList<string> Check(string name, IReadOnlyList<string> values, IReadOnlyList<string> allowed)
    {
        foreach (var value in values.Except(allowed))
            Fault(name, $"There is no {name} \"{value}\". {Choice(allowed)}", allowed);
        return [.. values.Intersect(allowed)];
    }

    public IReadOnlyList<AreaLevel> Levels(string name = "level") =>
        [.. Check(name, Many(name), ObservationWords.Levels).Select(word => ObservationWords.FindLevel(word)!.Value)];

    /// <summary>The areas that are named.</summary>
    /// <param name="levels">Those that they may be of; none: any.</param>
    public IReadOnlyList<(AreaLevel Level, Area Area)> Areas(IReadOnlyList<AreaLevel> levels)
    {
        const string name = "area";
        var found = new List<(AreaLevel Level, Area Area)>();
        foreach (var code in Many(name))
        {
            // Codes of different levels differ in length or begin with a letter, so that a code is one area.
            if (Catalogue.AllAreas.FirstOrDefault(area => area.Area.Code == code) is not { Area: not null } area)
                Fault(name, $"There is no area \"{code}\". The codes are listed at /api/v1/areas; municipalities and counties have leading zeros.");
            else if (levels.Count > 0 && !levels.Contains(area.Level))
                Fault(name, $"The area \"{code}\" ({area.Area.Name}) is of level {ObservationWords.Of(area.Level)}, which level does not name.");
            else
                found.Add(area);
        }

        return found;
    }

    /// <summary>A whole number from 1; null where it is left out, or with a fault.</summary>
    public int? Number(string name)
    {
        if (One(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            return number;
        Fault(name, $"The {name} \"{text}\" is no whole number from 1.");
        return null;
    }

    private static string Choice(IReadOnlyList<string> allowed) => allowed.Count == 0 ? "There is none yet." : $"Choose of {string.Join(", ", allowed)}.";
}
