using CsCheck;

namespace Kommunenkat.Survey.Tests;

/// <summary>One value of each of many generators: <c>Gen.Select</c> for more than it takes.</summary>
internal sealed class GenEach<T>(IReadOnlyList<Gen<T>> parts) : Gen<T[]>
{
    public override T[] Generate(PCG pcg, Size? min, out Size size)
    {
        size = new Size(0);
        var values = new T[parts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = parts[i].Generate(pcg, null, out var partSize);
            size.Add(partSize);
        }

        return values;
    }
}
