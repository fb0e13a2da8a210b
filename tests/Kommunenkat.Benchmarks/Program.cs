using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Kommunenkat.Benchmarks;

if (args is ["ServePage"])
{
    await ServePage.RunAsync();
    return;
}

if (args is ["WriteWorkbooks", ..])
{
    await WriteWorkbooks.RunAsync(args[1..]);
    return;
}

if (args is ["ReadWideFile", ..])
{
    await ReadWideFile.RunAsync(args[1..]);
    return;
}

// In this process: BenchmarkDotNet's own way is to build a project for each run, which needs a package feed and half a minute.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(5)
    .WithIterationCount(20);
var config = DefaultConfig.Instance
    .AddJob(job)
    .AddColumn(StatisticColumn.Median)
    .HideColumns("Error", "StdDev", "RatioSD", "Alloc Ratio")
    .WithArtifactsPath(Path.Combine(Folders.Artifacts, "benchmarks"));

// One word chooses by name: "dotnet run … -- save". Anything else is BenchmarkDotNet's own.
string[] arguments = args switch
{
    [] => ["--filter", "*"],
    [var word] when !word.StartsWith('-') => ["--filter", $"*{word}*"],
    _ => args,
};
BenchmarkSwitcher.FromAssembly(typeof(Folders).Assembly).Run(arguments, config);
if (args is [])
    await ServePage.RunAsync();
