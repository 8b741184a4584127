using Dashboard.Benchmarks;

// dotnet run -c Release --project tests/Dashboard.Benchmarks -- [commands|latency|fulfilment|lists|subscriptions|history|audit|rebuild|load] …; all of them when none is named.
return await BenchmarkProgram.RunAsync(args);
