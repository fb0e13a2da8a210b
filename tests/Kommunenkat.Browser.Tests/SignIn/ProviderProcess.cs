using System.Diagnostics;

namespace Kommunenkat.Browser.Tests.SignIn;

/// <summary>A real identity provider (the npm package oidc-provider), as a process of its own.</summary>
internal sealed class ProviderProcess : IDisposable
{
    public const string ClientId = "kommunenkat", ClientSecret = "a secret for tests alone";

    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Kommunenkat.Browser.Tests", "SignIn", "provider");

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ProviderProcess(Process process, string key, Uri issuer)
    {
        _process = process;
        Key = key;
        Issuer = issuer;
    }

    public string Key { get; }

    public Uri Issuer { get; }

    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<ProviderProcess> StartAsync(string key)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            throw new InvalidOperationException($"The identity provider of the tests is not installed; tests/run.sh does it, or run \"npm ci\" in {Folder}.");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", ["provider.mjs", key])
            {
                WorkingDirectory = Folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
            },
        };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(process);
        return await process.StandardOutput.ReadLineAsync().WaitAsync(StartLimit) is { } issuer
            ? new ProviderProcess(process, key, new Uri(issuer))
            : throw new InvalidOperationException("The identity provider of the tests ended before it answered.");
    }

    public void Dispose()
    {
        Kill(_process);
        _process.Dispose();
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was done with before.
        }
    }
}
