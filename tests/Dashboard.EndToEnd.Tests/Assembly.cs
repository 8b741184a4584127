using Dashboard.EndToEnd.Tests.Browser;

[assembly: AssemblyFixture(typeof(Chromium))]
