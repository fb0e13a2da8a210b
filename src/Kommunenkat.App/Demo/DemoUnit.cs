using System.Numerics;

namespace Kommunenkat.App.Demo;

/// <summary>A municipality with what the answers are made from: how much it is able to do, and chance of its own.</summary>
internal sealed class DemoUnit(DemoMunicipality municipality, Chance world)
{
    private const double MeanLogPopulation = 14.2;
    private const double LogPopulationSpread = 1.35;

    public string Code => municipality.Code;

    public int Population => municipality.Population;

    public Chance Chance { get; } = world.And(municipality.Code);

    public double LogPopulation { get; } = Log2(municipality.Population);

    /// <summary>
    /// Latent capacity for the work, nearly standardised over the country: larger is able to do more, so is a town by its
    /// surroundings, a county whose board supports well, and the rest is the place's own.
    /// </summary>
    public double Capacity { get; } =
        0.65 * (Log2(municipality.Population) - MeanLogPopulation) / LogPopulationSpread
        + OfGroup(municipality.GroupCode)
        + 0.3 * world.And("county").And(municipality.CountyCode).Normal
        + 0.55 * world.And(municipality.Code).And("capacity").Normal;

    /// <summary>
    /// The year of the round in whose two years a thing (a decision, a mapping, a coordinator) was last renewed, seen from
    /// <paramref name="year"/>. Asked again two years later the answer is the same, unless it has been renewed since.
    /// </summary>
    public int LastRenewed(string thing, int year, double staysTwoYears, int earliest)
    {
        while (year - 2 > earliest && Stays(thing, year, staysTwoYears))
            year -= 2;
        return year;
    }

    /// <summary>Whether a thing is the same as two years before.</summary>
    public bool Stays(string thing, int year, double staysTwoYears) =>
        Chance.And(thing).And("stays").And(year).Uniform < staysTwoYears;

    private static double OfGroup(string group) => group switch
    {
        "A1" or "B3" => 0.3,
        "C6" => 0.1,
        "C8" => -0.35,
        "C9" => -0.25,
        _ => 0,
    };

    // Straight between the powers of two: close enough, and exact arithmetic on every machine.
    private static double Log2(int population)
    {
        var whole = BitOperations.Log2((uint)Math.Max(population, 1));
        return whole + Math.Max(population, 1) / (double)(1L << whole) - 1;
    }
}
